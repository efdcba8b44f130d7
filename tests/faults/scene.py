"""`python -m tests.faults.scene SIZE`: opens a round for SIZE organisations; the outbox holds a call to each."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.faults.settings")

import django

django.setup()

from network_portal.common.actors import SYSTEM  # noqa: E402
from network_portal.monitoring.actions.rounds import open_round  # noqa: E402
from tests.crowds import make_crowd  # noqa: E402
from tests.faults import guards  # noqa: E402

if __name__ == "__main__":
    guards.prepare()
    open_round(by=SYSTEM, round_=make_crowd(int(sys.argv[1])))
