"""How long a call to join a team stays open: two weeks unless said otherwise; then its mailed link is over."""

from datetime import datetime, timedelta

KEPT = timedelta(days=14)
REPEATED = timedelta(minutes=10)
"""Within it the same call again is taken for a second press, not for a second mail."""


def end_of(sent_at: datetime, kept: timedelta = KEPT) -> datetime:
    return sent_at + kept
