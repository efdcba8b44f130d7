"""Schedules and promises in words, in the current language."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.languages import date_in_words, date_range_in_words, dates_in_words, month_name
from workplan.models import Activity, Deliverable
from workplan.rules.schedules import (
    TENTATIVE_KINDS,
    Rate,
    Schedule,
    ScheduleError,
    ScheduleKind,
    parse_schedule,
    typed_schedule,
)
from workplan.rules.windows import Window

_KINDS_WITH_DATES = (
    ScheduleKind.RECURRING_MONTHS,
    ScheduleKind.RECURRING_RATE,
    ScheduleKind.MONTH,
    ScheduleKind.MONTH_RANGE,
    ScheduleKind.DATE,
    ScheduleKind.DATE_RANGE,
    ScheduleKind.TENTATIVE_DATES,
)


def schedule_of(activity: Activity) -> str:
    """What the activity's page says of its schedule."""
    kind, is_over = activity.schedule_kind, activity.plan.is_closed
    words = schedule_in_words(kind, activity.schedule_value, may_change=not is_over)
    if is_over and (activity.is_tentative or kind in TENTATIVE_KINDS):
        doubt = _("The plan left this to be confirmed.")
    elif activity.is_tentative and kind not in TENTATIVE_KINDS:
        doubt = _("The dates are still to be confirmed.")
    else:
        return words
    return f"{words} {doubt}"


def schedule_in_words(kind: str, value: str, *, may_change: bool = True) -> str:
    """One sentence; a value that the rules cannot read says only what kind of schedule it is.

    Where it may not change any more (the plan is closed) nothing is said to be confirmed yet.
    """
    try:
        schedule = parse_schedule(kind, value)
    except ScheduleError:
        return _("The dates of this schedule are not clear.")
    return _without_value(schedule) or _with_value(schedule, may_change)


def dates_of_schedule_in_words(value: str) -> str:
    """As `schedule_in_words`, where the kind is not known: of the first kind that is written so."""
    kinds = (kind for kind in _KINDS_WITH_DATES if _reads(kind, value))
    return schedule_in_words(next(kinds, ScheduleKind.NONE), value) if value else ""


def schedule_for_box(kind: str, value: str) -> str:
    """The dates of a schedule as a person writes them: 'every month', 'May and November', 'January–June 2026'.

    Words that `typed_schedule` would not read back as the same dates are of no use in a box: then the notation.
    """
    try:
        words = _as_typed(parse_schedule(kind, value))
        return words if typed_schedule(kind, words).normalised == value else value
    except ScheduleError:
        return value


def _as_typed(schedule: Schedule) -> str:
    match schedule.value:
        case Rate(months, times):
            return _rate(months, times).rstrip(".")
        case Window(start, end, precision):
            return window_in_words(precision, start, end)
        case tuple(values) if schedule.kind is ScheduleKind.TENTATIVE_DATES:
            return dates_in_words([day for day in values if isinstance(day, date)], _either)
        case tuple(values):
            return all_of([month_name(int(str(month))) for month in values])
    return ""


def _reads(kind: str, value: str) -> bool:
    try:
        parse_schedule(kind, value)
    except ScheduleError:
        return False
    return True


def promise_in_words(item: Deliverable) -> str:
    """When a deliverable is promised. Days to choose from are told as such, never as a stretch: '30 or 31 August'."""
    kind, value = item.activity.schedule_kind, item.activity.schedule_value
    either = _either_day(kind, value, item.precision, item.starts_on, item.due_on)
    return either or window_in_words(item.precision, item.starts_on, item.due_on)


def _either_day(kind: str, value: str, precision: str, first: date | None, last: date | None) -> str:
    """Empty where the promise is none of days to choose from."""
    if kind != ScheduleKind.TENTATIVE_DATES or precision != "days":
        return ""
    days = _candidates(kind, value)
    return dates_in_words(days, _either) if days and (min(days), max(days)) == (first, last) else ""


def _candidates(kind: str, value: str) -> list[date]:
    try:
        read = parse_schedule(kind, value).value
    except ScheduleError:
        return []
    return [day for day in read if isinstance(day, date)] if isinstance(read, tuple) else []


def window_in_words(precision: str, first: date | None, last: date | None) -> str:
    """'August 2023', '27–28 September 2023', 'Without a date'."""
    if first is None or last is None:
        return _("Without a date")
    return date_range_in_words(first, last, "month" if precision in ("month", "months") else "day")


def due_in_words(kind: str, value: str, precision: str, first: date | None, last: date) -> str:
    """The last day of a promise, as exact as the plan was: 'August 2023', '28 September 2023' or, of days to choose
    from, each: '30 or 31 August 2023'. `kind` and `value` are its activity's schedule."""
    either = _either_day(kind, value, precision, first, last)
    return either or date_in_words(last, "month" if precision in ("month", "months") else "day")


def _without_value(schedule: Schedule) -> str:
    return {
        ScheduleKind.CONTINUOUS: _("All through the plan, without fixed dates."),
        ScheduleKind.UNDATED: _("At some time within the plan: no date is set."),
        ScheduleKind.NONE: _("The plan gives no schedule."),
    }.get(schedule.kind, "")


def _with_value(schedule: Schedule, may_change: bool) -> str:
    match schedule.value:
        case Rate(months, times):
            return _rate(months, times)
        case Window(start, end, precision):
            return _window(schedule.kind, window_in_words(precision, start, end), may_change)
        case tuple(values) if schedule.kind is ScheduleKind.TENTATIVE_DATES:
            days = dates_in_words([day for day in values if isinstance(day, date)], _either)
            sentence = _("On %(days)s, to be confirmed.") if may_change else _("On %(days)s.")
            return sentence % {"days": days}
        case tuple(values):
            months_words = [month_name(int(str(month))) for month in values]
            return _("Every year in %(months)s.") % {"months": all_of(months_words)}
    return ""


def _window(kind: ScheduleKind, when: str, may_change: bool) -> str:
    sentences = {
        ScheduleKind.TENTATIVE_MONTH: _("In %(when)s, to be confirmed.") if may_change else _("In %(when)s."),
        ScheduleKind.DATE_IN_TEXT: _("Beside an outside event: %(when)s."),
        ScheduleKind.MONTH: _("In %(when)s."),
    }
    return sentences.get(kind, _("%(when)s.")) % {"when": when}


def _rate(months: int, times: int) -> str:
    values = {"times": times, "months": months}
    if (months, times) == (1, 1):
        return _("Every month.")
    if months == 1:
        return ngettext("%(times)d time a month.", "%(times)d times a month.", times) % values
    if months == 3:
        return ngettext("%(times)d time a quarter.", "%(times)d times a quarter.", times) % values
    if months == 12:
        return ngettext("%(times)d time a year.", "%(times)d times a year.", times) % values
    return ngettext("%(times)d time in %(months)d months.", "%(times)d times in %(months)d months.", times) % values


def all_of(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _either(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
