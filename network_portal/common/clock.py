"""The one clock. Instants are UTC; the Network's calendar is that of settings.TIME_ZONE."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    return _stopped_at.get() or datetime.now(UTC)


def today() -> date:
    """The day in the Network's calendar."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The day of an instant in the Network's calendar; at the very edge of time, where that has none, its own."""
    try:
        return instant.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    except OverflowError:
        return instant.date()


@contextmanager
def stopped_at(instant: datetime) -> Iterator[None]:
    """For tests and demonstrations: within the block the clock stands still."""
    token = _stopped_at.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(token)
