import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_portal.settings")
django.setup(set_prefix=False)

from network_portal.common.requests import Utf8Handler  # noqa: E402

application = Utf8Handler()
