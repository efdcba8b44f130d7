"""Which host names a portal without a setting answers: those of one's own machine, and no name of a test."""

import os
import subprocess
import sys

from django.conf import settings

ASKED = "from network_portal import settings; print(settings.ALLOWED_HOSTS)"


def test_no_name_of_a_test_is_answered(tmp_path):
    clean = {key: value for key, value in os.environ.items() if key != "ALLOWED_HOSTS"} | {"VAR_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", ASKED], env=clean, cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert told.stdout.strip() == "['localhost', '127.0.0.1', '[::1]']", told.stderr
