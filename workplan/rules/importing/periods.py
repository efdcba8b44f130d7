"""Whether an activity of a file belongs to the years of the plan that it goes into."""

from collections.abc import Iterator
from datetime import date

from workplan.rules.importing.rows import ActivityRow
from workplan.rules.windows import Window


def lies_outside(row: ActivityRow, first: date, last: date) -> bool:
    """One of its promises, its schedule or what was done of it falls before or after the plan's days."""
    return any(day < first or day > last for day in _days(row))


def _days(row: ActivityRow) -> Iterator[date]:
    value = row.schedule.value
    candidates = value if isinstance(value, tuple) else ()
    yield from (day for day in candidates if isinstance(day, date))
    scheduled = (value,) if isinstance(value, Window) else ()
    for window in (*scheduled, *row.deliverables, *row.actual):
        if window.start and window.end:
            yield from (window.start, window.end)
