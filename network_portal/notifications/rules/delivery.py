"""When a message is tried again, and what the answer of a mail server means for it."""

import re
import smtplib
from datetime import timedelta

from network_portal.notifications.rules.addresses import hide_addresses

MAXIMUM_ATTEMPTS = 8
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 360))
TEMPORARY, PERMANENT, UNCERTAIN = "temporary", "permanent", "uncertain"
LEFT_THE_TEAM = "ReaderLeftTheTeam"
_ADDRESS_OF_PAGE = re.compile(r"\w+://\S+")


class NotHandedOverError(Exception):
    """The line to the mail server broke before it had the message: it was surely not sent."""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after the n-th failed attempt (from 1)."""
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def meaning_of(error: Exception) -> str:
    """TEMPORARY or PERMANENT where the message was surely refused, UNCERTAIN where nobody can tell.

    Codes after RFC 5321, 4.2.1: 4yz may be tried again, 5yz may not.
    """
    if isinstance(error, NotHandedOverError):
        return TEMPORARY
    if isinstance(error, (smtplib.SMTPNotSupportedError, ValueError)):
        return PERMANENT
    code = _code_of(error)
    if 400 <= code < 500:
        return TEMPORARY
    return PERMANENT if 500 <= code < 600 else UNCERTAIN


def told_in_short(error: Exception) -> str:
    """The error without addresses of people or pages. Only a mail server's own words are quoted."""
    code = _code_of(error)
    if not code:
        return type(error).__name__
    words = " ".join(_words_of(error).split())
    return hide_addresses(_ADDRESS_OF_PAGE.sub("[…]", f"{code} {words}")).strip()[:300]


def _code_of(error: Exception) -> int:
    answer = _first_refusal(error)
    return answer[0] if answer else 0


def _words_of(error: Exception) -> str:
    answer = _first_refusal(error)
    words = answer[1] if answer else ""
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)


def _first_refusal(error: Exception) -> tuple[int, bytes | str] | None:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()), None)
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code, error.smtp_error
    return None
