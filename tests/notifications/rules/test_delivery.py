import smtplib
from datetime import timedelta

import pytest

from network_portal.notifications.rules.delivery import (
    MAXIMUM_ATTEMPTS,
    PERMANENT,
    TEMPORARY,
    UNCERTAIN,
    NotHandedOverError,
    meaning_of,
    pause_after,
    told_in_short,
)


@pytest.mark.parametrize(
    "error, meaning",
    [
        (smtplib.SMTPDataError(451, b"try later"), TEMPORARY),
        (smtplib.SMTPSenderRefused(421, b"busy", "a@b.org"), TEMPORARY),
        (smtplib.SMTPRecipientsRefused({"a@b.org": (450, b"greylisted")}), TEMPORARY),
        (NotHandedOverError(), TEMPORARY),
        (smtplib.SMTPDataError(554, b"no"), PERMANENT),
        (smtplib.SMTPRecipientsRefused({"a@b.org": (550, b"unknown")}), PERMANENT),
        (smtplib.SMTPNotSupportedError("SMTPUTF8"), PERMANENT),
        (ValueError("no address"), PERMANENT),
        (smtplib.SMTPServerDisconnected("gone"), UNCERTAIN),
        (TimeoutError(), UNCERTAIN),
        (RuntimeError("what is this"), UNCERTAIN),
    ],
)
def test_what_an_error_means(error, meaning):
    assert meaning_of(error) == meaning


def test_pauses_grow_to_six_hours():
    minutes = [pause_after(n) / timedelta(minutes=1) for n in range(1, MAXIMUM_ATTEMPTS + 1)]
    assert minutes == [1, 5, 15, 60, 360, 360, 360, 360]


def test_the_server_is_quoted_without_addresses_and_links():
    error = smtplib.SMTPDataError(554, b"spam for maria@domain.org:\n see https://p.example/en/secret")
    assert told_in_short(error) == "554 spam for m…@d…org: see […]"


def test_other_errors_are_named_and_not_quoted():
    assert told_in_short(RuntimeError("https://p.example/secret")) == "RuntimeError"
