"""Which words of a stored text to show, and dates in words, in a reader's language."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from network_portal.common import clock
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.common.text_statuses import TextStatus

Precision = Literal["minute", "minute_in_list", "day", "month", "year"]
CONTENT_LANGUAGES = tuple(code.replace("_", "-") for code in LANGUAGE_SUFFIXES)
LANGUAGE_NAMES = {  # within a sentence; the catalogues write them as their language does
    "es": pgettext_lazy("language", "Spanish"),
    "en": pgettext_lazy("language", "English"),
    "pt-br": pgettext_lazy("language", "Portuguese"),
    "fr": pgettext_lazy("language", "French"),
}
TEXT_STATUS_WORDS = {
    TextStatus.ORIGINAL: pgettext_lazy("text", "original"),
    TextStatus.OFFICIAL: pgettext_lazy("text", "official translation"),
    TextStatus.UNOFFICIAL: pgettext_lazy("text", "unofficial translation"),
    TextStatus.AUTOMATIC: pgettext_lazy("text", "automatic translation, not reviewed"),
}
TEXT_STATUSES = [(one.value, words) for one, words in TEXT_STATUS_WORDS.items()]
LAST_MINUTE = time(23, 59)
_CONNECTED_BY_DE = ("es", "pt-br")


def current_language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def fallback_order(language: str) -> tuple[str, ...]:
    """The languages in which a reader of `language` is shown a text, the first that it has wins."""
    return (language, *settings.MODELTRANSLATION_FALLBACK_LANGUAGES[language])


def translated_text(obj: Any, field: str, language: str) -> tuple[str, str]:
    """The text of `field` (columns `field_es`, `field_en`, …) and the language it is written in.

    An object without any text gives `("", language)`.
    """
    for code, column in _columns(field, language):
        text = getattr(obj, column, "")
        if text:
            return str(text), code
    return "", language


@lru_cache(maxsize=500)
def _columns(field: str, language: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, f"{field}_{code.replace('-', '_')}") for code in fallback_order(language))


def in_each_language(words: Callable[[], str]) -> dict[str, str]:
    """What the catalogues say, by the code of the language."""
    said = {}
    for code in CONTENT_LANGUAGES:
        with translation.override(code):
            said[code] = words()
    return said


def language_name(code: str) -> str:
    """The name of a language as it stands within a sentence of the current one; `capfirst` where it stands alone."""
    return str(LANGUAGE_NAMES[code])


def one_after_another(items: Iterable[str]) -> str:
    """Items that may hold commas themselves. French sets a narrow space, at which no line breaks, before the sign."""
    return ("\u202f; " if current_language() == "fr" else "; ").join(items)


def date_in_words(day: date, precision: Precision = "day") -> str:
    """'12 September 2026'; 'September 2026' by month; an instant is told in the Network's zone, and `minute` says
    so. A page that says it once for all its times asks for `minute_in_list`."""
    if isinstance(day, datetime):
        day = day.astimezone(ZoneInfo(settings.TIME_ZONE))
    if precision in ("minute", "minute_in_list") and isinstance(day, datetime):
        told = {"date": date_in_words(day), "time": f"{day:%H:%M}", "zone": settings.TIME_ZONE_WORDS}
        return (_("%(date)s, %(time)s (%(zone)s)") if precision == "minute" else _("%(date)s, %(time)s")) % told
    return _day_in_words(day.year, day.month, day.day, precision, current_language())


def moment_in_words(at: datetime) -> str:
    """An instant with its zone; one of today needs no date: '10:42 (Panama time, UTC−5)'."""
    here = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    if here.date() != clock.today():
        return date_in_words(at, "minute")
    return _("%(time)s (%(zone)s)") % {"time": f"{here:%H:%M}", "zone": settings.TIME_ZONE_WORDS}


def end_of_day_in_words(day: date) -> str:
    """Until when something is open that closes with a day: '1 October 2026, 23:59 (Panama time, UTC−5)'."""
    return date_in_words(datetime.combine(day, LAST_MINUTE, ZoneInfo(settings.TIME_ZONE)), "minute")


@lru_cache(maxsize=5000)
def _day_in_words(year: int, month: int, day: int, precision: Precision, language: str) -> str:
    """Lists say the same few days again and again. `language` is the current one."""
    return _joined(_parts(date(year, month, day), precision))


def date_range_in_words(start: date, end: date, precision: Precision = "day") -> str:
    """'27–28 September 2023', 'May–December 2023', '12 December 2023 – 3 January 2024'."""
    if start == end:
        return date_in_words(start, precision)
    first, last = _parts(start, precision), _parts(end, precision)
    if first == last:
        return _joined(last)
    shared = 0
    while first and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    head = first[: len(first) - shared]
    dash = "–" if len(head) == 1 else " – "
    tail = last[len(last) - shared :]
    return _joined([f"{_joined(head)}{dash}{_joined(last[: len(last) - shared])}", *tail])


def dates_in_words(days: Sequence[date], joined: Callable[[list[str]], str]) -> str:
    """Several days as `joined` joins them: '30 or 31 August 2023'; what all share is said once, at the end."""
    said = [_parts(day, "day") for day in days]
    for own in (1, 2):  # the day alone, the day and its month
        if len({tuple(parts[own:]) for parts in said}) == 1:
            return _joined([joined([_joined(parts[:own]) for parts in said]), *said[0][own:]])
    return joined([_joined(parts) for parts in said])


def _parts(day: date, precision: Precision) -> list[str]:
    year, month = str(day.year), month_name(day.month)
    if precision == "year":
        return [year]
    return [month, year] if precision == "month" else [_day_number(day.day), month, year]


def month_name(number: int) -> str:
    """Only English writes months with a capital, though some catalogues do."""
    name = str(MONTHS[number])
    return name if current_language() == "en" else name.lower()


def _day_number(day: int) -> str:
    return "1er" if day == 1 and current_language() == "fr" else str(day)


def _joined(parts: list[str]) -> str:
    return (" de " if current_language() in _CONNECTED_BY_DE else " ").join(parts)
