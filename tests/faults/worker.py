"""The portal's worker and beat with the trials' clocks: `celery -A tests.faults.worker worker`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.faults.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from network_portal.celery import CALENDAR, app  # noqa: E402
from tests.faults import guards  # noqa: E402

for entry in CALENDAR.values():
    if ".deliver_" in str(entry["task"]):
        entry["schedule"] = settings.LOOK_EVERY_SECONDS
app.conf.beat_schedule = CALENDAR
guards.prepare()
