"""The mid-term review of a plan: each activity confirmed, adjusted or closed (founding plan, note 1)."""

from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    CONFIRMED = "confirmed"
    ADJUSTED = "adjusted"
    CLOSED = "closed"


def is_running(opened_on: date | None, finished_on: date | None) -> bool:
    return opened_on is not None and finished_on is None
