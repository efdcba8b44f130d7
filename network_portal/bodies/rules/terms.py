"""Terms of office: `[start, end)`, ended earlier or not."""

from datetime import date


def is_in_office(starts_on: date, ends_on: date, ended_on: date | None, day: date) -> bool:
    """The last day of a term is the one before `ends_on`; who ended earlier held it until the day before `ended_on`."""
    return starts_on <= day < min(ends_on, ended_on or ends_on)
