import os
import subprocess
import sys

import pytest
from django.conf import settings

from network_portal.common.production import refusals

GOOD = {
    "EMAIL_BACKEND": "network_portal.notifications.backends.SmtpMailBackend",
    "MAIL_PROVIDER": "",
    "MAIL_WEBHOOK_KEY": "",
    "BEHIND_TLS_PROXY": True,
    "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    "ALLOWED_HOSTS": ["portal.example", "127.0.0.1"],
    "CSRF_TRUSTED_ORIGINS": ["https://portal.example"],
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "SECRET_KEY": "0123456789abcdef" * 4,
}
ENVIRONMENT = {
    "PRODUCTION": "true",
    "SECRET_KEY": "0123456789abcdef" * 4,
    "SITE_URL": "https://portal.example",
    "ALLOWED_HOSTS": "portal.example",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
    "DATABASE_URL": "postgres://portal:password@database:5432/portal",
    "TRUSTED_PROXY_COUNT": "1",
}


def test_what_the_example_of_an_environment_says_starts():
    assert refusals(GOOD) == []
    assert refusals(GOOD | {"BEHIND_TLS_PROXY": False, "ALLAUTH_TRUSTED_PROXY_COUNT": 0}) == []


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}, "EMAIL_URL"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "EMAIL_URL"),
        ({"MAIL_PROVIDER": "mailgun"}, "MAIL_WEBHOOK_KEY"),
        ({"MAIL_PROVIDER": "postmark", "MAIL_WEBHOOK_KEY": "key"}, "MAIL_PROVIDER"),
        ({"ALLAUTH_TRUSTED_PROXY_COUNT": 0}, "TRUSTED_PROXY_COUNT"),
        ({"ALLAUTH_TRUSTED_PROXY_COUNT": -1}, "TRUSTED_PROXY_COUNT"),
        ({"ALLOWED_HOSTS": ["portal.example", "*"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS"),
        ({"CSRF_TRUSTED_ORIGINS": ["https://portal.example", "http://portal.example"]}, "CSRF_TRUSTED_ORIGINS"),
        ({"CSRF_TRUSTED_ORIGINS": ["https://*.example"]}, "CSRF_TRUSTED_ORIGINS"),
        ({"DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}, "DATABASE_URL"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": "abc" * 20}, "SECRET_KEY"),
    ],
)
def test_each_unsafe_setting_has_its_sentence(wrong, named):
    (sentence,) = refusals(GOOD | wrong)
    assert named in sentence


def started(tmp_path, **changed):
    own = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)} | ENVIRONMENT | changed
    asked = [sys.executable, "-c", "from network_portal import settings"]
    return subprocess.run(asked, env=own, cwd=settings.BASE_DIR, capture_output=True, text=True)


def test_the_settings_ask(tmp_path):
    good = started(tmp_path)
    assert good.returncode == 0, good.stderr
    for scheme in ("dummymail", "consolemail", "memorymail", "filemail"):
        bad = started(tmp_path, EMAIL_URL=f"{scheme}://")
        assert "ImproperlyConfigured: PRODUCTION=true needs an EMAIL_URL that starts with smtp" in bad.stderr, scheme
