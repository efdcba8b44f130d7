"""What may happen in a round, and when somebody is written to."""

from datetime import date, timedelta
from enum import StrEnum

DAYS_BEFORE_DUE = 3
DAYS_AFTER_DUE = 3
CALL_LIST_DAYS_AFTER_DUE = 7
LATE_START_DAYS = 1
LINK_DAYS_AFTER_CLOSE = 15
DAYS_TO_ANSWER_AGAIN = 7


class RoundState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class NoticeKind(StrEnum):
    """The calendar's own, in the order in which they fall; the others follow an act of somebody."""

    CALL = "call"
    COPIED = "copied"
    REMINDER_BEFORE = "reminder_before"
    REMINDER_AFTER = "reminder_after"
    CALL_LIST = "call_list"
    RETURNED = "returned"
    STILL_RETURNED = "still_returned"
    TO_REVIEW = "to_review"
    NUDGE = "nudge"
    HANDED_OVER = "handed_over"
    DRAFT_READY = "draft_ready"
    NEW_LINK = "new_link"
    REOPENED = "reopened"


def notice_due(due_on: date, today: date, *, called_on: date) -> NoticeKind | None:
    """The calendar's notice that today asks for: one, however long the scheduler was down.

    A call that went out late takes the place of the reminders whose day had come by then.
    """
    if today >= due_on + timedelta(days=CALL_LIST_DAYS_AFTER_DUE):
        return NoticeKind.CALL_LIST
    after, before = due_on + timedelta(days=DAYS_AFTER_DUE), due_on - timedelta(days=DAYS_BEFORE_DUE)
    if today >= after:
        return NoticeKind.REMINDER_AFTER if called_on < after else None
    if before <= today <= due_on:
        return NoticeKind.REMINDER_BEFORE if called_on < before else None
    return None


def opens_late(opens_on: date, opened_on: date) -> bool:
    """Whether the call says that it comes late: the scheduler was down, or the co-chairs held it."""
    return opened_on >= opens_on + timedelta(days=LATE_START_DAYS)


def may_open(opens_on: date, closes_on: date, today: date) -> bool:
    """Not before its day and never for the past."""
    return opens_on <= today <= closes_on


def takes_updates(state: RoundState, closes_on: date, reopened_until: date | None, today: date) -> bool:
    """An organisation answers and corrects until the close; after it only where the round was reopened for it."""
    if reopened_until is not None and today <= reopened_until:
        return state in (RoundState.OPEN, RoundState.CLOSED)
    return state is RoundState.OPEN and today <= closes_on


def answers_until(ends_on: date, reopened_until: date | None) -> date:
    """The last day on which an organisation answers: the round's own, or a later one until which it was reopened."""
    return max(ends_on, reopened_until or ends_on)


def answers_again_until(today: date) -> date:
    """What comes back with a question can be answered for a week, and after the close too."""
    return today + timedelta(days=DAYS_TO_ANSWER_AGAIN)


def reopened_by_return(ends_on: date, reopened_until: date | None, today: date) -> date | None:
    """The day until which a return opens the round for its organisation: none where it is open as long anyway."""
    again = answers_again_until(today)
    return again if answers_until(ends_on, reopened_until) < again else None


def link_ends_on(closes_on: date) -> date:
    """The last day on which the mailed link of a round opens its page."""
    return closes_on + timedelta(days=LINK_DAYS_AFTER_CLOSE)
