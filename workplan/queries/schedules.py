"""Schedules and promises in words, in the current language."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.languages import date_in_words, date_range_in_words, month_name
from workplan.rules.schedules import Rate, Schedule, ScheduleError, ScheduleKind, parse_schedule
from workplan.rules.windows import Window


def schedule_in_words(kind: str, value: str) -> str:
    """One sentence; a value that the rules cannot read says only what kind of schedule it is."""
    try:
        schedule = parse_schedule(kind, value)
    except ScheduleError:
        return _("The dates of this schedule are not clear.")
    return _without_value(schedule) or _with_value(schedule)


def window_in_words(precision: str, first: date | None, last: date | None) -> str:
    """'August 2023', '27–28 September 2023', 'Without a date'."""
    if first is None or last is None:
        return _("Without a date")
    return date_range_in_words(first, last, "month" if precision in ("month", "months") else "day")


def due_in_words(precision: str, last: date | None) -> str:
    """The last day of a promise, as exact as the plan was: 'August 2023' or '28 September 2023'."""
    if last is None:
        return ""
    return date_in_words(last, "month" if precision in ("month", "months") else "day")


def _without_value(schedule: Schedule) -> str:
    return {
        ScheduleKind.CONTINUOUS: _("All through the plan, without fixed dates."),
        ScheduleKind.UNDATED: _("At some time within the plan: no date is set."),
        ScheduleKind.NONE: _("The plan gives no schedule."),
    }.get(schedule.kind, "")


def _with_value(schedule: Schedule) -> str:
    match schedule.value:
        case Rate(months, times):
            return _rate(months, times)
        case Window(start, end, precision):
            return _window(schedule.kind, window_in_words(precision, start, end))
        case tuple(values) if schedule.kind is ScheduleKind.TENTATIVE_DATES:
            days = [date_in_words(day) for day in values if isinstance(day, date)]
            return _("On %(days)s, to be confirmed.") % {"days": _either(days)}
        case tuple(values):
            months_words = [month_name(int(str(month))) for month in values]
            return _("Every year in %(months)s.") % {"months": _all_of(months_words)}
    return ""


def _window(kind: ScheduleKind, when: str) -> str:
    sentences = {
        ScheduleKind.TENTATIVE_MONTH: _("In %(when)s, to be confirmed."),
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


def _all_of(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _either(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
