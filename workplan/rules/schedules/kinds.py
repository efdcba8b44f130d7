import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workplan.rules.errors import CodedError
from workplan.rules.windows import (
    Precision,
    Window,
    WindowError,
    format_window,
    parse_window,
    shift_day,
    shift_years,
)


class ScheduleKind(StrEnum):
    CONTINUOUS = "continuous"
    RECURRING_MONTHS = "recurring_months"
    RECURRING_RATE = "recurring_rate"
    MONTH_RANGE = "month_range"
    DATE_RANGE = "date_range"
    DATE_IN_TEXT = "date_in_text"  # beside an outside event
    DATE = "date"
    MONTH = "month"
    TENTATIVE_DATES = "tentative_dates"
    TENTATIVE_MONTH = "tentative_month"
    UNDATED = "undated"
    NONE = "none"


class ScheduleError(CodedError):
    """Codes: unknown_kind, bad_value, repeated_month, impossible_date, ends_before_start, and those
    of read_words: unknown_words, year_missing, ambiguous_date, several_dates, doubt_not_expressible."""


@dataclass(frozen=True)
class Rate:
    """So many `times` in each period of `months`; periods are those of the calendar year."""

    months: int
    times: int


Value = None | tuple[int, ...] | Rate | Window | tuple[date, ...]

TENTATIVE_KINDS = frozenset({ScheduleKind.TENTATIVE_DATES, ScheduleKind.TENTATIVE_MONTH})
WINDOW_PRECISIONS: dict[ScheduleKind, tuple[Precision, ...]] = {
    ScheduleKind.MONTH_RANGE: ("months",),
    ScheduleKind.DATE_RANGE: ("days",),
    ScheduleKind.DATE_IN_TEXT: ("day", "days", "month", "months"),
    ScheduleKind.DATE: ("day",),
    ScheduleKind.MONTH: ("month",),
    ScheduleKind.TENTATIVE_MONTH: ("month",),
}
RATE_MONTHS = (1, 2, 3, 4, 6, 12)

_RATE = re.compile(r"P([0-9]{1,2})M x([1-9][0-9]?)")


@dataclass(frozen=True)
class Schedule:
    """`value` by kind: months of the year (5, 8), a Rate, a Window, candidate days, or None."""

    kind: ScheduleKind
    value: Value = None

    @property
    def normalised(self) -> str:
        """The notation of the `schedule_normalised` column; inverse of parse_schedule."""
        match self.value:
            case Window():
                return format_window(self.value)
            case Rate(months, times):
                return f"P{months}M x{times}"
            case tuple():
                candidates = self.kind is ScheduleKind.TENTATIVE_DATES
                return "|".join(map(str, self.value)) if candidates else ";".join(_two_digits(self.value))
        return ""

    @property
    def is_tentative(self) -> bool:
        return self.kind in TENTATIVE_KINDS


def parse_schedule(kind: str, normalised: str) -> Schedule:
    """A schedule from its two columns: `recurring_months`, `05;08;11;02`. Raises ScheduleError."""
    try:
        known = ScheduleKind(kind.strip())
    except ValueError as error:
        raise ScheduleError("unknown_kind", kind=kind) from error
    try:
        return Schedule(known, _parser(known)(known, normalised.strip()))
    except WindowError as error:
        code = error.code if error.code in ("impossible_date", "ends_before_start") else "bad_value"
        raise ScheduleError(code, kind=kind, text=normalised) from error


def months_schedule(months: Sequence[int]) -> Schedule:
    if len(set(months)) < len(months):
        raise ScheduleError("repeated_month", text=";".join(f"{month:02d}" for month in months))
    return Schedule(ScheduleKind.RECURRING_MONTHS, tuple(months))


def shift_schedule(schedule: Schedule, years: int) -> Schedule:
    """The same schedule for a plan `years` later; months of the year and rates stay as they are."""
    match schedule.value:
        case Window():
            return Schedule(schedule.kind, shift_years(schedule.value, years))
        case tuple() if schedule.kind is ScheduleKind.TENTATIVE_DATES:
            days = [shift_day(day, years) for day in schedule.value if isinstance(day, date)]
            return Schedule(schedule.kind, tuple(dict.fromkeys(days)))
    return schedule


def _two_digits(months: Sequence[object]) -> list[str]:
    return [f"{month:02}" for month in months]


def _parser(kind: ScheduleKind) -> Callable[[ScheduleKind, str], Value]:
    if kind in WINDOW_PRECISIONS:
        return _parse_dated
    return {
        ScheduleKind.RECURRING_MONTHS: _parse_months,
        ScheduleKind.RECURRING_RATE: _parse_rate,
        ScheduleKind.TENTATIVE_DATES: _parse_candidates,
    }.get(kind, _parse_nothing)


def _parse_nothing(kind: ScheduleKind, text: str) -> Value:
    if text:
        raise ScheduleError("bad_value", kind=kind.value, text=text)
    return None


def _parse_dated(kind: ScheduleKind, text: str) -> Value:
    window = parse_window(text)
    if window.precision not in WINDOW_PRECISIONS[kind]:
        raise ScheduleError("bad_value", kind=kind.value, text=text)
    return window


def _parse_months(kind: ScheduleKind, text: str) -> Value:
    parts = [part.strip() for part in text.split(";")]
    if not all(re.fullmatch(r"0?[1-9]|1[0-2]", part) for part in parts):
        raise ScheduleError("bad_value", kind=kind.value, text=text)
    return months_schedule([int(part) for part in parts]).value


def _parse_rate(kind: ScheduleKind, text: str) -> Value:
    match = _RATE.fullmatch(text)
    if not match or int(match[1]) not in RATE_MONTHS:
        raise ScheduleError("bad_value", kind=kind.value, text=text)
    return Rate(int(match[1]), int(match[2]))


def _parse_candidates(kind: ScheduleKind, text: str) -> Value:
    windows = [parse_window(part.strip()) for part in text.split("|")]
    days = [window.start for window in windows if window.start and window.precision == "day"]
    if len(days) < len(windows) or len(set(days)) < len(days):
        raise ScheduleError("bad_value", kind=kind.value, text=text)
    return tuple(days)
