"""How long a call to join a team stays open (trust.md, mailed links)."""

from datetime import datetime, timedelta

KEPT = timedelta(days=14)


def end_of(sent_at: datetime) -> datetime:
    return sent_at + KEPT
