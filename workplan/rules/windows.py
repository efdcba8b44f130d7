import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from workplan.rules.errors import CodedError

Precision = Literal["day", "month", "days", "months", "undated"]

MOST_UNDATED = 200

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_UNDATED = re.compile(r"undated:([1-9][0-9]{0,3})")


class WindowError(CodedError):
    """Codes: bad_window, impossible_date, mixed_precision, ends_before_start, too_many_undated."""


@dataclass(frozen=True)
class Window:
    """When one deliverable is promised; both ends included, months as their first and last day."""

    start: date | None
    end: date | None
    precision: Precision

    def __post_init__(self) -> None:
        if self.precision == "undated":
            if self.start or self.end:
                raise WindowError("bad_window", text=repr(self))
            return
        if self.start is None or self.end is None:
            raise WindowError("bad_window", text=repr(self))
        if self.end < self.start:
            raise WindowError("ends_before_start", text=f"{self.start}/{self.end}")
        if not _fits(self.start, self.end, self.precision):
            raise WindowError("mixed_precision", text=f"{self.start}/{self.end}")


UNDATED = Window(None, None, "undated")


def day_window(day: date) -> Window:
    return Window(day, day, "day")


def days_window(first: date, last: date) -> Window:
    return Window(first, last, "days")


def month_window(year: int, month: int) -> Window:
    return Window(_day(year, month, 1), _last_day(year, month), "month")


def months_window(first: Window, last: Window) -> Window:
    """From the first day of one month window to the last day of another."""
    return Window(first.start, last.end, "months")


def window_of_days(first: date, last: date) -> Window:
    """The plainest window of these days: one day, a whole month, whole months, else days."""
    shapes: tuple[Precision, ...] = ("day", "month", "months", "days")
    return Window(first, last, next(shape for shape in shapes if _fits(first, last, shape)))


def parse_window(text: str) -> Window:
    """One dated window: `2023-04-25`, `2023-08`, or an interval `a/b` of two days or two months."""
    first, slash, last = (part.strip() for part in text.partition("/"))
    if not slash:
        return _parse_point(first)
    start, end = _parse_point(first), _parse_point(last)
    if start.precision != end.precision:
        raise WindowError("mixed_precision", text=text)
    if start.precision == "month":
        return months_window(start, end)
    return Window(start.start, end.end, "days")


def parse_windows(text: str) -> tuple[Window, ...]:
    """The `deliverables` notation: windows separated by `;`, `undated:4` for four without a date."""
    if not text.strip():
        return ()
    return tuple(window for part in text.split(";") for window in _parse_part(part.strip()))


def format_window(window: Window) -> str:
    if window.start is None or window.end is None:
        return "undated:1"
    shape = "%04d-%02d" if window.precision in ("month", "months") else "%04d-%02d-%02d"
    size = shape.count("%")
    first, last = (shape % (d.year, d.month, d.day)[:size] for d in (window.start, window.end))
    return first if window.precision in ("day", "month") else f"{first}/{last}"


def format_windows(windows: Iterable[Window]) -> str:
    """Exact inverse of `parse_windows`; neighbouring undated windows share one `undated:N`."""
    parts: list[str] = []
    for undated, group in groupby(windows, key=lambda window: window.precision == "undated"):
        members = list(group)
        parts += [f"undated:{len(members)}"] if undated else map(format_window, members)
    return ";".join(parts)


def shift_years(window: Window, years: int) -> Window:
    """The same window `years` later: 29 February becomes 28, a month stays a whole month."""
    if window.start is None or window.end is None:
        return window
    start = shift_day(window.start, years)
    if window.precision in ("month", "months"):
        return Window(start, _last_day(window.end.year + years, window.end.month), window.precision)
    return Window(start, shift_day(window.end, years), window.precision)


def shift_day(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29) and not calendar.isleap(day.year + years):
        return _day(day.year + years, 2, 28)
    return _day(day.year + years, day.month, day.day)


def due(window: Window) -> date | None:
    """The last day on which the window's deliverable is still in time; None when undated."""
    return window.end


def _fits(start: date, end: date, precision: str) -> bool:
    if precision == "day":
        return start == end
    if precision == "days":
        return True
    whole = start.day == 1 and end == _last_day(end.year, end.month)
    return whole and (precision == "months" or (start.year, start.month) == (end.year, end.month))


def _parse_part(part: str) -> tuple[Window, ...]:
    undated = _UNDATED.fullmatch(part)
    if not undated:
        return (parse_window(part),)
    if int(undated[1]) > MOST_UNDATED:
        raise WindowError("too_many_undated", text=part, most=MOST_UNDATED)
    return (UNDATED,) * int(undated[1])


def _parse_point(text: str) -> Window:
    if match := _DAY.fullmatch(text):
        return day_window(_day(*map(int, match.groups())))
    if match := _MONTH.fullmatch(text):
        return month_window(*map(int, match.groups()))
    raise WindowError("bad_window", text=text)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise WindowError("impossible_date", text=f"{year:04d}-{month:02d}-{day:02d}") from error


def _last_day(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise WindowError("impossible_date", text=f"{year:04d}-{month:02d}")
    return _day(year, month, calendar.monthrange(year, month)[1])
