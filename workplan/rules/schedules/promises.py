from collections.abc import Iterator
from datetime import date

from workplan.rules.schedules.kinds import Rate, Schedule, ScheduleKind
from workplan.rules.windows import (
    UNDATED,
    Window,
    day_window,
    days_window,
    month_window,
    months_window,
)


def promised_windows(
    schedule: Schedule, start: date, end: date, counted_from: date | None = None
) -> tuple[Window, ...]:
    """The deliverables that a schedule promises in a plan from `start` to `end`, in order of time.

    `counted_from` is the endorsement: months named in the plan count unless they were over by then,
    a rate counts from the first whole month. Dates that the plan prints stay, wherever they fall.
    A file's own `deliverables` column wins over this: a plan may promise more than its schedule says.
    """
    since = max(start, counted_from or start)
    match schedule.value:
        case Window():
            return (schedule.value,)
        case Rate():
            return tuple(_at_rate(schedule.value, since, end))
        case tuple() if schedule.kind is ScheduleKind.TENTATIVE_DATES:
            return (_candidates([day for day in schedule.value if isinstance(day, date)]),)
        case tuple():
            return tuple(month for month in _months(since, end) if _month_of(month) in schedule.value)
    return (UNDATED,) if schedule.kind is ScheduleKind.UNDATED else ()


def _candidates(days: list[date]) -> Window:
    """One deliverable whose window holds every candidate day."""
    return day_window(days[0]) if len(days) == 1 else days_window(min(days), max(days))


def _months(since: date, end: date) -> Iterator[Window]:
    first, last = since.year * 12 + since.month - 1, end.year * 12 + end.month - 1
    return (month_window(number // 12, number % 12 + 1) for number in range(first, last + 1))


def _at_rate(rate: Rate, since: date, end: date) -> Iterator[Window]:
    periods: dict[tuple[int, int], list[Window]] = {}
    for month in _months(since, end):
        if month.start and month.start >= since:
            key = (month.start.year, (month.start.month - 1) // rate.months)
            periods.setdefault(key, []).append(month)
    for months in periods.values():
        whole = months[0] if len(months) == 1 else months_window(months[0], months[-1])
        yield from [whole] * rate.times


def _month_of(window: Window) -> int:
    return window.start.month if window.start else 0
