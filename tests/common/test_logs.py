import logging

import pytest

from network_portal.common.logs import HideSecrets


@pytest.mark.parametrize(
    ("message", "secret"),
    [
        ("mail to ana.perez@example.org failed", "ana.perez@example.org"),
        ("GET /es/accounts/invitations/3f2a-very-secret/ 200", "3f2a-very-secret"),
        ("GET /es/updates/abcdef0123456789/ 200", "abcdef0123456789"),
        ("POST /fr/accounts/confirm-email/Mg:1abc:xyz/ 302", "Mg:1abc:xyz"),
        ("GET /en/accounts/password/reset/key/5-abc-def/ 200", "5-abc-def"),
    ],
)
def test_a_line_of_the_log_carries_no_secret(message, secret):
    record = logging.LogRecord("x", logging.INFO, "f", 1, "%s", (message,), None)
    assert HideSecrets().filter(record)
    assert secret not in record.getMessage()


def test_other_lines_stay_as_they_are():
    record = logging.LogRecord("x", logging.INFO, "f", 1, "GET %s", ("/es/work-plan/",), None)
    HideSecrets().filter(record)
    assert record.getMessage() == "GET /es/work-plan/"
