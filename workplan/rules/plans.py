"""What days a plan can have."""

from datetime import date

EARLIEST_YEAR, LATEST_YEAR = 2018, 2100  # the Compact was adopted in December 2018
LONGEST_YEARS = 10


def is_plausible(starts_on: date, ends_on: date) -> bool:
    """Whether the days can be a plan's: not before the Compact, not for more than ten years."""
    within = starts_on.year >= EARLIEST_YEAR and ends_on.year <= LATEST_YEAR
    return within and ends_on.year - starts_on.year < LONGEST_YEARS
