"""Clearance by silence: a document goes to the members with a deadline; who says nothing agrees."""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

LEAST = timedelta(hours=72)


class ClearanceState(StrEnum):
    OPEN = "open"
    CLEARED = "cleared"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """Nothing is silence, and silence is consent."""

    SILENT = ""
    AGREES = "agrees"
    COMMENTS = "comments"
    OBJECTS = "objects"


def is_long_enough(opened_at: datetime, closes_at: datetime) -> bool:
    """At least 72 hours, to the second, from the moment at which it is sent."""
    return closes_at - opened_at >= LEAST


def is_taken(closes_at: datetime, at: datetime) -> bool:
    """An answer counts that comes before the deadline; at the deadline it is over."""
    return at < closes_at


def extends(closes_at: datetime, later: datetime) -> bool:
    """A deadline is moved to a later moment only."""
    return later > closes_at


def outcome(answers: Collection[str]) -> ClearanceState:
    """Cleared unless somebody objects: comments and silence do not stop it."""
    return ClearanceState.OBJECTED if Answer.OBJECTS in answers else ClearanceState.CLEARED


def needs_words(answer: str) -> bool:
    """Whoever comments or objects says what and why."""
    return answer in (Answer.COMMENTS, Answer.OBJECTS)
