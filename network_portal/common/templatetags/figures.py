"""Figures, lists and charts. See `templates/components/README.md`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.dates import MONTHS
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from network_portal.common import charts, clock
from network_portal.common.components import Values, drawn, filled
from network_portal.common.languages import Precision, date_in_words
from network_portal.common.numbers import grouped

register = template.Library()
POINT_WORDS = {
    charts.PROMISED: pgettext_lazy("deliverable", "Promised"),
    charts.DONE: pgettext_lazy("deliverable", "Done"),
    charts.MISSED: pgettext_lazy("deliverable", "Missed"),
}


@register.filter
def grouped_figure(number: Any) -> Any:
    """What is no whole number stays as it is."""
    return grouped(number) if isinstance(number, int) else number


@register.inclusion_tag("components/figures.html")
def figures(figures: Iterable[Values], label: str = "") -> dict[str, Any]:
    """`figures`: mappings of number, unit and, as known, url, note ('of 26, on 31 May'), tone (a status)."""
    return {"figures": filled(figures, url="", note="", tone=""), "label": label}


@register.inclusion_tag("components/duty_groups.html")
def duty_groups(groups: Iterable[Values]) -> dict[str, Any]:
    """`groups`: heading, tone ('', 'late') and duties (title, url and, as known, detail, status, note,
    words, action, action_url)."""
    kept = filled(groups, tone="")
    duties = dict.fromkeys(("detail", "action", "action_url", "status", "note", "words"), "")
    return {"groups": [{**group, "duties": filled(group["duties"], **duties)} for group in kept]}


@register.simple_tag
def progress_bar(done: int, total: int, text: str) -> SafeString:
    return drawn("components/progress.html", done=done, total=max(total, 1), text=text)


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
    """`points`: mappings of date (None: without one), state ('promised', 'done', 'missed'), label and, as known,
    url, when and note (what the state says beside its word)."""
    kept = filled(points, url="", when="", note="")
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
    tiles: Iterable[Values],
    caption: str,
    value_heading: str,
    shades: Iterable[tuple[int, str]] = (),
    has_table: bool = True,
) -> dict[str, Any]:
    """`tiles`: code, name, figure and, as known, column, row, shade (0 to 4), url, text (the figure told).

    `shades` says in words what each shade stands for. A tile without a column is in the table only.
    `has_table` is false where the page has a fuller table of its own.
    """
    kept = filled(tiles, column=None, row=None, shade=0, url="", text="")
    legend = [{"shade": shade, "words": words} for shade, words in shades]
    grid = charts.placed(kept)
    words = {"caption": caption, "value_heading": value_heading}
    return {"tiles": kept, "grid": grid, "shades": legend, "has_table": has_table, **words}
