"""Blocks around a page's own words. See `templates/components/README.md`."""

from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from network_portal.common.components import Values, repeated

register = template.Library()


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


@register.simple_block_tag
def each(content: str, rows: Iterable[Values]) -> SafeString:
    """The block is drawn once and repeated for every row, which fills in its {names}: for lists of many rows."""
    return repeated(content, rows)
