"""Which days are meant: one of another century is a slip of typing."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2100


def is_near(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR
