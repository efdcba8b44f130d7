"""What a mail provider told of a message, and what follows from it: the same whatever order its words arrive in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

DELIVERED, DELAYED, BOUNCED, REFUSED, COMPLAINED = "delivered", "delayed", "bounced", "refused", "complained"
NO_MAILBOX, NOT_IN_USE, FULL, TOO_LARGE, NO_ANSWER = "no_mailbox", "not_in_use", "full", "too_large", "no_answer"
UNWANTED, KNOWN, UNTOLD = "unwanted", "known", ""
DID_NOT_ARRIVE = frozenset({BOUNCED, REFUSED, COMPLAINED})
WAS_HANDED_OVER = frozenset({DELIVERED, DELAYED})

# Opened, clicked and the like are not here: nobody is watched while they read.
_MEANINGS = {
    "delivered": DELIVERED,
    "deferred": DELAYED,
    "bounced": BOUNCED,
    "failed": BOUNCED,
    "rejected": REFUSED,
    "complained": COMPLAINED,
}
# Subject and detail of a status after RFC 3463, the longest match first.
_REASONS = (
    ("1.", NO_MAILBOX),
    ("2.1", NOT_IN_USE),
    ("2.2", FULL),
    ("2.3", TOO_LARGE),
    ("3.4", TOO_LARGE),
    ("4.", NO_ANSWER),
    ("7.", UNWANTED),
)
_REASONS_OF_PROVIDER = {
    "invalid": NO_MAILBOX,
    "bounced": KNOWN,
    "timed_out": NO_ANSWER,
    "blocked": UNWANTED,
    "spam": KNOWN,
    "unsubscribed": KNOWN,
}
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)")


@dataclass(frozen=True)
class Told:
    """One event as a provider told it: `event`, `reason` in django-anymail's words, `said` by the other server."""

    provider: str
    event_id: str
    message_id: str
    event: str
    at: datetime
    said: str = ""
    reason: str = ""

    @property
    def key(self) -> str:
        """The same for the same event told again; nothing can be read from it."""
        named = self.event_id or f"{self.message_id} {self.event} {self.at.isoformat()}"
        return sha256(f"{self.provider} {named}".encode()).hexdigest()

    @property
    def code(self) -> str:
        """The status after RFC 3463, '5.1.1': all that is kept of another server's words, which name people."""
        found = _STATUS.search(self.said)
        return found[1] if found else ""

    @property
    def what(self) -> str:
        """Empty where it is nothing that the portal keeps. A bounce with a status of 4 may pass: it is a delay."""
        meaning = _MEANINGS.get(self.event, "")
        return DELAYED if meaning == BOUNCED and self.code.startswith("4") else meaning

    @property
    def why(self) -> str:
        if self.what in (DELIVERED, COMPLAINED):
            return UNTOLD
        status = self.code[2:]
        from_code = next((reason for start, reason in _REASONS if _begins(status, start)), UNTOLD)
        return from_code or (_REASONS_OF_PROVIDER.get(self.reason, UNTOLD) if self.what == REFUSED else UNTOLD)


def arrived(told: Iterable[str]) -> bool | None:
    """By all that was told of one copy: False it did not, True the provider has it, None nobody said.

    One word that it did not arrive outweighs every other: a server may take a mail and send it back later.
    """
    told = set(told)
    if told & DID_NOT_ARRIVE:
        return False
    return True if told & WAS_HANDED_OVER else None


def _begins(status: str, start: str) -> bool:
    return status.startswith(start) if start.endswith(".") else status == start
