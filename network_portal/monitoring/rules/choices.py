"""Whom the calendar calls and reminds, where an organisation chose and where it did not (None).

Pledges and reports are voluntary: a government that agreed gets the call; reminders only if it chose them.
"""

GOVERNMENT = "government"


def is_called(kind: str, choice: bool | None) -> bool:
    return kind != GOVERNMENT if choice is None else choice


def is_reminded(kind: str, choice: bool | None) -> bool:
    return kind != GOVERNMENT if choice is None else choice
