"""The settings as a portal in production reads them, in a process of its own."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "a-key-that-is-not-for-use-9f2c41d07be35a86-and-long-enough-0"
COMPLETE = {
    "PRODUCTION": "true",
    "SECRET_KEY": KEY,
    "SITE_URL": "https://portal.example",
    "ALLOWED_HOSTS": "portal.example",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
    "DATABASE_URL": "postgres://portal:password@database:5432/portal",
    "TRUSTED_PROXY_COUNT": "1",
}
KEPT = {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}


@pytest.fixture
def run(tmp_path):
    def run(*words, **variables):
        environment = {key: value for key, value in os.environ.items() if key in KEPT}
        environment |= {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "network_portal.settings"} | variables
        command = [sys.executable, *words]
        return subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)

    return run


def test_nothing_is_left_to_say_before_it_is_deployed(run):
    told = run("manage.py", "check", "--deploy", "--fail-level", "INFO", **COMPLETE)
    assert told.returncode == 0, told.stderr
    assert "no issues (0 silenced)" in told.stdout


def test_the_demonstration_is_told_what_it_lacks(run):
    told = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert "security.W008" in told.stderr and told.returncode == 1


def test_no_setting_brings_examples_into_production(run):
    code = "import network_portal.settings as s; print(s.EXAMPLES_ALLOWED)"
    assert run("-c", code, **COMPLETE, EXAMPLES_ALLOWED="true").stdout.strip() == "False"
    assert run("-c", code).stdout.strip() == "True"


@pytest.mark.parametrize(
    ("named", "variables"),
    [
        ("SECRET_KEY", {"SECRET_KEY": "short"}),
        ("SITE_URL", {"SITE_URL": "http://portal.example"}),
        ("EMAIL_URL", {"EMAIL_URL": ""}),
        ("REQUIRE_SECOND_FACTOR", {"REQUIRE_SECOND_FACTOR": "false"}),
        ("DEBUG", {"DEBUG": "true"}),
    ],
)
def test_production_does_not_start_without(run, named, variables):
    told = run("-c", "import network_portal.settings", **COMPLETE | variables)
    assert told.returncode == 1
    assert "ImproperlyConfigured" in told.stderr and named in told.stderr


def test_what_is_read_from_the_environment(run):
    ask = (
        "import json; from network_portal import settings as s; "
        "print(json.dumps([s.SECRET_KEY_FALLBACKS, s.CELERY_BROKER_URL, s.CACHES['pages']['LOCATION']]))"
    )
    told = run("-c", ask, **COMPLETE, SECRET_KEY_FALLBACKS="old,older", REDIS_URL="redis://redis:6379/")
    assert json.loads(told.stdout) == [["old", "older"], "redis://redis:6379/0", "redis://redis:6379/2"]
