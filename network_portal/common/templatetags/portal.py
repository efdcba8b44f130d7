"""The parts that every page shares; `templates/components/README.md` shows how each is used."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages import get_messages
from django.forms import BaseForm, BoundField, CheckboxInput
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.dates import MONTHS
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from network_portal.common import charts, clock
from network_portal.common.languages import (
    Precision,
    current_language,
    date_in_words,
    date_range_in_words,
    language_name,
    translated_text,
)

register = template.Library()
Values = Mapping[str, Any]

STATUS_WORDS = {
    "no_information": gettext_lazy("No information"),
    "not_started": gettext_lazy("Not started"),
    "on_track": gettext_lazy("On track"),
    "delayed": gettext_lazy("Delayed"),
    "late": pgettext_lazy("status", "Late"),
    "completed": gettext_lazy("Completed"),
    "cancelled": gettext_lazy("Cancelled"),
}
POINT_WORDS = {
    charts.PROMISED: pgettext_lazy("deliverable", "Promised"),
    charts.DONE: pgettext_lazy("deliverable", "Done"),
    charts.MISSED: pgettext_lazy("deliverable", "Missed"),
}


def filled(items: Iterable[Values], **defaults: Any) -> list[dict[str, Any]]:
    """Each mapping with what its author left out, so that templates never meet an unknown name."""
    return [{**defaults, **item} for item in items]


# --- The page -------------------------------------------------------------------------------------
@register.simple_tag
def address(path: str = "") -> str:
    """A page of the address book, in the current language: `{% address "pages/about/" %}`."""
    return f"/{current_language()}/{path}"


@register.simple_tag(takes_context=True)
def from_context(context: RequestContext, name: str, default: Any = "") -> Any:
    """What a view may leave out."""
    return context.get(name, default)


@register.simple_tag(takes_context=True)
def page_messages(context: RequestContext) -> list[Any]:
    """Messages, without opening the session of a reader who has none: such a page can be kept for all."""
    request = context.get("request")
    session = getattr(request, "session", None)
    if request is None or session is None:
        return []
    if settings.SESSION_COOKIE_NAME in request.COOKIES or session.modified:
        return list(get_messages(request))
    return []


@register.inclusion_tag("components/breadcrumb.html", takes_context=True)
def breadcrumb(context: RequestContext) -> dict[str, Any]:
    return {"crumbs": context.get("breadcrumb", ()), "home": address()}


@register.inclusion_tag("components/subnav.html")
def subnav(links: Iterable[Values], label: str) -> dict[str, Any]:
    return {"links": filled(links, current=False), "label": label}


@register.inclusion_tag("components/pager.html")
def pager(previous_url: str = "", next_url: str = "", text: str = "", first_url: str = "") -> dict[str, Any]:
    return {"previous_url": previous_url, "next_url": next_url, "text": text, "first_url": first_url}


@register.inclusion_tag("components/steps.html")
def steps(steps: Iterable[Values], saved: str = "") -> dict[str, Any]:
    return {"steps": filled(steps, state="todo", url=""), "saved": saved}


# --- Marks and words ------------------------------------------------------------------------------
@register.simple_tag
def status_badge(status: str, label: str = "") -> SafeString:
    return format_html('<span class="status status-{}">{}</span>', status, label or STATUS_WORDS.get(status, status))


@register.simple_tag
def example_mark() -> SafeString:
    return format_html('<span class="example-mark">{}</span>', gettext("EXAMPLE"))


@register.inclusion_tag("components/example_band.html")
def example_band(text: str = "") -> dict[str, Any]:
    return {"text": text}


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
def today_words() -> str:
    return date_in_words(clock.today())


@register.simple_tag
def translated(obj: Any, field: str, note: str = "full", unofficial: bool = False) -> SafeString:
    """`note`: 'full' says what is missing, 'mark' names the language alone, 'none' says nothing."""
    wanted = current_language()
    text, found = translated_text(obj, field, wanted)
    words = _in_language(text, found) if found != wanted else format_html("{}", text)
    if (found == wanted and not unofficial) or note == "none":
        return words
    return format_html('{} <small class="language-note">{}</small>', words, _language_note(wanted, found, note))


def _in_language(text: str, code: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', code, text)


def _language_note(wanted: str, found: str, note: str) -> str:
    if found == wanted:
        return gettext("Unofficial translation")
    if note == "mark":
        return gettext("in %(language)s") % {"language": language_name(found)}
    names = {"wanted": language_name(wanted), "shown": language_name(found)}
    return gettext("Not yet available in %(wanted)s; shown in %(shown)s.") % names


def _machine_date(day: date, precision: Precision) -> str:
    if precision == "minute":
        return day.isoformat()
    return f"{day:%Y-%m-%d}"[: {"year": 4, "month": 7}.get(precision, 10)]


# --- Blocks around a page's own words -------------------------------------------------------------
@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "", role: str = "") -> str:
    return render_to_string("components/notice.html", {"content": content, "tone": tone, "title": title, "role": role})


@register.simple_block_tag
def empty_state(content: str, title: str) -> str:
    return render_to_string("components/empty_state.html", {"content": content, "title": title})


@register.simple_block_tag
def disclosure(content: str, summary: str, open: bool = False) -> str:
    return render_to_string("components/disclosure.html", {"content": content, "summary": summary, "open": open})


@register.simple_block_tag
def filter_panel(
    content: str, results: str, applied: Iterable[Values] = (), clear_url: str = "", action: str = ""
) -> str:
    """`applied`: mappings of label and remove_url. `results`: the sentence that counts what remains."""
    values = {"content": content, "results": results, "applied": list(applied), "clear_url": clear_url}
    return render_to_string("components/filter_panel.html", {**values, "action": action})


# --- Forms ----------------------------------------------------------------------------------------
@register.inclusion_tag("components/field.html")
def field(field: BoundField, help: str = "") -> dict[str, Any]:
    """A label above, help below it, the error above the box; a lone check box carries its label beside."""
    return {
        "field": field,
        "help": help or field.help_text,
        "grouped": field.use_fieldset,
        "checkbox": isinstance(field.field.widget, CheckboxInput),
        "describes": _described_by(field),
    }


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    return {"form": form}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm, title: str = "") -> dict[str, Any]:
    """Every error of the forms as a link to its field; empty where there is none."""
    return {"errors": [error for form in forms for error in _errors(form)], "title": title}


def _errors(form: BaseForm) -> list[dict[str, Any]]:
    if not form.is_bound:
        return []
    own = [{"text": text, "target": ""} for text in form.non_field_errors()]
    fields = [
        {"text": text, "target": _target(form[name]), "label": form[name].label}
        for name in form.errors
        if name in form.fields
        for text in form.errors[name]
    ]
    return filled([*own, *fields], label="")


def _target(field: BoundField) -> str:
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id


def _described_by(field: BoundField) -> str:
    return field.aria_describedby or "" if field.use_fieldset else ""


@register.inclusion_tag("components/conflict.html")
def conflict_view(rows: Iterable[Values], theirs_by: str = "", theirs_at: str = "") -> dict[str, Any]:
    """`rows`: mappings of label, yours and theirs (text)."""
    marked = [{**row, "differs": row["yours"] != row["theirs"]} for row in rows]
    return {"rows": marked, "theirs_by": theirs_by, "theirs_at": theirs_at}


@register.inclusion_tag("components/change_list.html")
def change_list(entries: Iterable[Values]) -> dict[str, Any]:
    """`entries`: mappings of text and, as known, when, by and changes (label, before, after)."""
    return {"entries": filled(entries, when="", by="", changes=())}


# --- Figures, lists and charts --------------------------------------------------------------------
@register.inclusion_tag("components/figures.html")
def figures(figures: Iterable[Values], label: str = "") -> dict[str, Any]:
    """`figures`: mappings of number, unit and, as known, url, note ('of 26, on 31 May'), tone (a status)."""
    return {"figures": filled(figures, url="", note="", tone=""), "label": label}


@register.inclusion_tag("components/duty_groups.html")
def duty_groups(groups: Iterable[Values]) -> dict[str, Any]:
    """`groups`: heading, tone ('', 'late') and duties (title, url, detail, action, status)."""
    kept = filled(groups, tone="")
    duties = {"detail": "", "action": "", "status": ""}
    return {"groups": [{**group, "duties": filled(group["duties"], **duties)} for group in kept]}


@register.inclusion_tag("components/progress.html")
def progress_bar(done: int, total: int, text: str) -> dict[str, Any]:
    return {"done": done, "total": max(total, 1), "text": text}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(bars: Iterable[Values], caption: str, label_heading: str = "", value_heading: str = "") -> dict[str, Any]:
    """`bars`: mappings of label, value and, as known, url, text (the value in words), tone (a status)."""
    rows = filled(bars, url="", text="", tone="")
    shares = charts.widths(row["value"] for row in rows)
    drawn = [{**row, "width": f"{share:g}"} for row, share in zip(rows, shares, strict=True)]
    headings = {"label_heading": label_heading, "value_heading": value_heading}
    return {"bars": drawn, "caption": caption, **headings}


@register.inclusion_tag("components/timeline.html")
def timeline(
    points: Iterable[Values], start: date, end: date, caption: str, precision: Precision = "month"
) -> dict[str, Any]:
    """`points`: mappings of date, state ('promised', 'done', 'missed'), label and, as known, url and when."""
    kept = filled(points, url="", when="")
    counts = charts.counts_by_state(kept)
    rows = charts.year_rows(kept, start, end, clock.today())
    return {
        "caption": caption,
        "years": [{"name": row["name"], "months": [_month(cell) for cell in row["months"]]} for row in rows],
        "legend": [
            {"state": state, "word": word, "mark": charts.MARKS[state], "count": counts[state]}
            for state, word in POINT_WORDS.items()
            if counts[state]
        ],
        "points": [_point(point, precision) for point in kept],
    }


def _month(cell: charts.Cell) -> dict[str, Any]:
    return {**cell, "letter": str(MONTHS[cell["number"]])[0].upper()}


def _point(point: Values, precision: Precision) -> dict[str, Any]:
    when = point["when"] or date_in_words(point["date"], precision)
    return {**point, "when": when, "word": POINT_WORDS[point["state"]]}


@register.inclusion_tag("components/tile_grid.html")
def tile_grid(
    tiles: Iterable[Values], caption: str, value_heading: str, shades: Iterable[tuple[int, str]] = ()
) -> dict[str, Any]:
    """`tiles`: code, name, figure and, as known, column, row, shade (0 to 4), url, text (the figure told).

    `shades` says in words what each shade stands for. A tile without a column is in the table only.
    """
    kept = filled(tiles, column=None, row=None, shade=0, url="", text="")
    legend = [{"shade": shade, "words": words} for shade, words in shades]
    grid = charts.placed(kept)
    return {"tiles": kept, "grid": grid, "caption": caption, "value_heading": value_heading, "shades": legend}
