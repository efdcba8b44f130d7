import logging
import sys

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from network_portal.common.logs import WithoutSecrets


def written(message, *values, failure=None):
    """The line as the log writes it."""
    record = logging.LogRecord("x", logging.INFO, "f", 1, message, values or None, failure)
    return WithoutSecrets("%(levelname)s %(message)s").format(record)


@pytest.mark.parametrize(
    ("message", "secret"),
    [
        ("mail to ana.perez@example.org failed", "ana.perez@example.org"),
        ("GET /es/accounts/invitations/3f2a-very-secret/ 200", "3f2a-very-secret"),
        ("GET /es/updates/abcdef0123456789/ 200", "abcdef0123456789"),
        ("POST /fr/accounts/confirm-email/Mg:1abc:xyz/ 302", "Mg:1abc:xyz"),
        ("GET /en/accounts/password/reset/key/5-abc-def/ 200", "5-abc-def"),
        ("GET /en/accounts/login/?next=/es/accounts/invitations/7-very-secret/ 200", "7-very-secret"),
        ("GET /en/accounts/login/?next=%2Fes%2Faccounts%2Finvitations%2F7-very-secret%2F&a=1 200", "7-very-secret"),
        ("GET /x/?u=%252Fes%252Faccounts%252Fpassword%252freset%252fkey%252F5-abc-def%252F", "5-abc-def"),
        ("GET /fr/accounts/confirm-email/Mg%3A1abc%3Axyz/ 302", "1abc"),
        ("GET /es/open/?token=abcdef0123456789&a=1", "abcdef0123456789"),
        ("GET /es/open/?a=1&key%3Dabcdef0123456789", "abcdef0123456789"),
        ('"GET /es/" 200 "https://portal.example/es/updates/abcdef0123456789/"', "abcdef0123456789"),
    ],
)
def test_a_line_of_the_log_carries_no_secret(message, secret):
    assert secret not in written("%s", message)


def test_what_surrounds_a_secret_stays():
    line = "GET /en/login/?next=%2Fes%2Faccounts%2Finvitations%2F7-secret%2F&page=2 200"
    hidden = "GET /en/login/?next=%2Fes%2Faccounts%2Finvitations%2F[link]%2F&page=2 200"
    assert written(line) == f"INFO {hidden}"


def test_other_lines_stay_as_they_are():
    assert written("GET %s", "/es/work-plan/") == "INFO GET /es/work-plan/"


def test_the_traceback_of_a_line_carries_no_secret_either():
    try:
        try:
            raise KeyError("/es/updates/abcdef0123456789/")
        except KeyError as error:
            raise ValueError("ana.perez@example.org is known, token=abcdef0123456789") from error
    except ValueError:
        line = written("it failed", failure=sys.exc_info())
    assert "Traceback" in line
    assert "[address] is known" in line
    assert "ana.perez" not in line
    assert "abcdef0123456789" not in line


def test_the_console_writes_without_secrets():
    assert settings.LOGGING["handlers"]["console"]["formatter"] == "line"
    assert import_string(settings.LOGGING["formatters"]["line"]["()"]) is WithoutSecrets


@pytest.mark.parametrize("path", ["/es/accounts/organisations/casa-uno/", "/en/rounds/choices/casa-uno/"])
def test_the_place_of_an_organisation_is_not_written(path):
    line = WithoutSecrets("%(message)s").format(logging.LogRecord("x", 30, "", 0, "Not Found: %s", (path,), None))
    assert "casa-uno" not in line
