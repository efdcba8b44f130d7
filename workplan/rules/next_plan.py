"""What a plan becomes in the plan that follows it."""

import re
from datetime import date

from workplan.rules.schedules import ScheduleError, parse_schedule, shift_schedule


def years_of(starts_on: date, ends_on: date) -> int:
    """How many calendar years a plan has: so much later is the next."""
    return ends_on.year - starts_on.year + 1


def years_later(text: str, years: int) -> str:
    """'Work plan 2023-2024', two years later: 'Work plan 2025-2026'."""
    return re.sub(r"\b(?:19|20)[0-9]{2}\b", lambda found: str(int(found[0]) + years), text)


def shifted_value(kind: str, value: str, years: int) -> str:
    """A value that the rules cannot read (entered by hand long ago) is left empty rather than wrong."""
    try:
        return shift_schedule(parse_schedule(kind, value), years).normalised
    except ScheduleError:
        return ""
