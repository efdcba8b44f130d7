"""The portal's own settings, made quick and strict for tests.

Embedded by default; DATABASE_URL and REDIS_URL (see `make test-services`) put the suite on services.
"""

import os
import tempfile

os.environ.setdefault("VAR_DIR", os.path.join(tempfile.gettempdir(), f"network-portal-tests-{os.getuid()}"))
os.environ.setdefault("REQUIRE_SECOND_FACTOR", "true")

from network_portal.settings import *  # noqa: F403
from network_portal.settings import BASE_DIR, CACHES, DATABASES, REDIS_URL, TEMPLATES
from tests.strict_templates import Strict

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_PROOF = ""
CONTENT_VERSION_REMEMBERED = 0
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Strict(BASE_DIR / "templates")
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {}
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": None}

# Each process of a parallel run has caches of its own: one that is emptied must not empty another's.
_process = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
for _name, _cache in CACHES.items():
    if "Redis" in _cache["BACKEND"]:
        _cache["OPTIONS"] = {"socket_timeout": 5, "socket_connect_timeout": 5}
        _cache["LOCATION"] = f"{REDIS_URL}/{2 + int(_process) % 14}"
    elif not REDIS_URL:
        _cache.clear()
        _cache |= {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": _name}
