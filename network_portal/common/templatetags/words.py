"""Marks, and words in the reader's language. See `templates/components/README.md`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from network_portal.common import clock
from network_portal.common.browsers import browser_and_system
from network_portal.common.components import Values, drawn
from network_portal.common.languages import (
    Precision,
    current_language,
    date_in_words,
    date_range_in_words,
    language_name,
    translated_text,
)
from network_portal.common.statuses import STATUS_WORDS
from network_portal.common.text_statuses import TextStatus

register = template.Library()
_DOUBTFUL = {
    TextStatus.UNOFFICIAL: gettext_lazy("Unofficial translation"),
    TextStatus.AUTOMATIC: gettext_lazy("Automatic translation, not reviewed"),
}


@register.simple_tag
def status_badge(status: str, label: str = "") -> SafeString:
    return format_html('<span class="status status-{}">{}</span>', status, label or STATUS_WORDS.get(status, status))


@register.simple_tag
def example_mark() -> SafeString:
    return format_html('<span class="example-mark">{}</span>', gettext("EXAMPLE"))


@register.simple_tag
def example_band(text: str = "") -> SafeString:
    return drawn("components/example_band.html", text=text)


@register.simple_tag
def objective_chip(number: int, title: str, url: str) -> SafeString:
    return format_html(
        '<a class="chip" href="{}"><b><span class="visually-hidden">{} </span>{}</b> {}</a>',
        url,
        gettext("Objective"),
        number,
        title,
    )


@register.simple_tag
def objective_chips(objectives: Iterable[Values]) -> SafeString:
    chips = ((objective_chip(one["number"], one["title"], one["url"]),) for one in objectives)
    return format_html('<ul class="chips">{}</ul>', format_html_join("", "<li>{}</li>", chips))


@register.simple_tag
def date_words(day: date | None, precision: Precision = "day", empty: str = "–") -> SafeString | str:
    if day is None:
        return empty
    return format_html('<time datetime="{}">{}</time>', _machine_date(day, precision), date_in_words(day, precision))


@register.simple_tag
def date_range_words(start: date, end: date, precision: Precision = "day") -> str:
    return date_range_in_words(start, end, precision)


@register.simple_tag
def zone_note() -> SafeString:
    """Once on a page whose list tells times without their zone (`minute_in_list`)."""
    words = gettext("Times on this page: %(zone)s.") % {"zone": settings.TIME_ZONE_WORDS}
    return format_html('<p class="as-of">{}</p>', words)


@register.simple_tag
def browser_words(user_agent: str) -> str:
    browser, system = browser_and_system(user_agent)
    if browser and system:
        return gettext("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or gettext("A browser")


@register.simple_tag
def today_words() -> str:
    return date_in_words(clock.today())


@register.simple_tag
def translated(obj: Any, field: str, note: str = "full", status: str = "") -> SafeString:
    """`note`: 'full' says what is missing, 'mark' names the language alone, 'none' says nothing. `status`: whose
    words these are."""
    wanted = current_language()
    text, found = translated_text(obj, field, wanted)
    words = _in_language(text, found) if found != wanted else format_html("{}", text)
    if (found == wanted and status not in _DOUBTFUL) or note == "none":
        return words
    return format_html('{} <small class="language-note">{}</small>', words, _language_note(wanted, found, note, status))


def _in_language(text: str, code: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', code, text)


@register.simple_tag
def written(text: str, language: str) -> SafeString:
    """What a person wrote once, in `language`; '' where that is not known, which `lang=""` says."""
    words = linebreaksbr(text, autoescape=True)
    if language == current_language() or not text:
        return words
    if not language:
        return format_html('<span lang="">{}</span>', words)
    note = _language_note(current_language(), language, "mark")
    return format_html('<span lang="{}">{}</span> <small class="language-note">{}</small>', language, words, note)


def _language_note(wanted: str, found: str, note: str, status: str = "") -> str:
    if found == wanted:
        return str(_DOUBTFUL[TextStatus(status)])
    if note == "mark":
        return gettext("in %(language)s") % {"language": language_name(found)}
    names = {"wanted": language_name(wanted), "shown": language_name(found)}
    return gettext("Not yet available in %(wanted)s; shown in %(shown)s.") % names


def _machine_date(day: date, precision: Precision) -> str:
    if precision in ("minute", "minute_in_list"):
        return day.isoformat()
    return f"{day:%Y-%m-%d}"[: {"year": 4, "month": 7}.get(precision, 10)]
