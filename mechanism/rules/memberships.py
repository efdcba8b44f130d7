"""How long a request to join a table waits before somebody is told (the secretariat of the table answers)."""

from datetime import datetime, timedelta

REMINDED_AFTER, TOLD_AFTER = timedelta(days=7), timedelta(days=21)
"""The secretariat of the table is reminded; the co-chairs are told."""


def answer_by(asked_at: datetime) -> datetime:
    return asked_at + TOLD_AFTER


def appeal_until(decided_at: datetime, days: int) -> datetime:
    return decided_at + timedelta(days=days)


def may_appeal(decided_at: datetime | None, now: datetime, days: int) -> bool:
    return decided_at is not None and now < appeal_until(decided_at, days)
