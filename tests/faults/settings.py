"""The portal's own settings with the clocks of the outbox made short, so that a trial is over within minutes.

What a trial relies on stays as it is: transactions, claims, leases, queues, timeouts of Redis, the guards.
"""

import os

from network_portal.settings import *  # noqa: F403
from network_portal.settings import ACCOUNT_RATE_LIMITS as LIMITS
from tests.faults.sink import TOO_LATE

MAIL_CLAIM_SECONDS = 4
MAIL_LEASE_SECONDS = 4
MAIL_PROOF = "tests.faults.sink.proof"
EMAIL_TIMEOUT = TOO_LATE / 2
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# They count as ever, in Redis or without it; one machine asks for everybody here.
ACCOUNT_RATE_LIMITS = LIMITS | dict.fromkeys(("signup", "reset_password", "confirm_email"), "100000/m/ip")
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOOK_EVERY_SECONDS = float(os.environ.get("FAULTS_LOOK_EVERY", "1"))
