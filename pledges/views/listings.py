"""The registry as far as it follows from an address and the public content alone: drawn once, kept while it stays."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.forms.filters import address_of
from network_portal.common.kept import kept_with_content
from network_portal.common.numbers import grouped
from pledges.forms.filters import PledgeFilterForm
from pledges.models.pledges import STAGES
from pledges.queries.figures import CountedList, PledgeFigures, StageFigures, counted_list, pledge_figures
from pledges.queries.filter_choices import filter_choices
from pledges.queries.filters import NO_UPDATE, UNKNOWN, PledgeFilters
from pledges.queries.pledges import page_of_list, pledges_in_words

Place = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """What an address was understood to ask: drawn fields, filters as removable words, sentences of what was not."""

    fields: str
    applied: list[dict[str, str]]
    problems: list[str]
    filters: PledgeFilters


@dataclass(frozen=True)
class Listing:
    """`table` is empty when no pledge fits."""

    results: str
    table: str
    previous_url: str
    next_url: str
    first_url: str


@kept_with_content
def asked(query: str, sees_silence: bool) -> Asked:
    form = PledgeFilterForm(QueryDict(query), filter_choices(), sees_silence=sees_silence)
    fields = render_to_string("components/form_fields.html", {"form": form})
    return Asked(fields, form.applied, form.problems, form.filters)


@kept_with_content
def counted(filters: PledgeFilters) -> CountedList:
    return counted_list(filters)


def figures_of(filters: PledgeFilters) -> StageFigures:
    return counted(filters).figures


@kept_with_content
def charts_of(filters: PledgeFilters) -> PledgeFigures:
    return pledge_figures(filters)


@kept_with_content
def listing(filters: PledgeFilters, place: Place) -> Listing:
    after, before = place
    page = page_of_list(filters, counted(filters), after=after, before=before)
    rows = [dict(zip(row._fields, row, strict=True)) for row in page.rows]
    values = filters.asked
    return Listing(
        results=pledges_in_words(figures_of(filters).total),
        table=render_to_string("pledges/pledges/_rows.html", {"rows": rows}) if rows else "",
        next_url=address_of({**values, "after": page.next}) if page.next else "",
        previous_url=address_of({**values, "before": page.previous}) if page.previous else "",
        first_url=address_of(values) if page.previous else "",
    )


def stage_words() -> dict[str, str]:
    return {code: str(words) for code, words in STAGES} | {UNKNOWN: _("Stage not known")}


def shown_stages(figures: StageFigures, filters: PledgeFilters) -> list[tuple[str, int, str]]:
    """Code, number and list of each stage; of a list of one stage that one alone: of another it says nothing."""
    codes = [filters.stage] if filters.stage else figures.stages
    return [(code, figures.stages[code], list_url(filters, stage=code)) for code in codes]


def list_url(filters: PledgeFilters, **changes: str) -> str:
    return reverse("pledges:pledges") + address_of({**filters.asked, **changes})


def silence(figures: StageFigures, filters: PledgeFilters, *, sees_silence: bool) -> dict[str, Any] | None:
    """How many of the whole registry have no update that visitors know of: of two numbers with other filters the
    difference would tell of one organisation. For those who may know which: how many of these have none at all, and a
    link to them."""
    if not figures.total or not (sees_silence or (figures.may_tell and not filters.asked)):
        return None
    silent = replace(filters, updates=NO_UPDATE)
    count = figures_of(silent).total if sees_silence else figures.without_update
    unit = ngettext("has no update at all", "have no update at all", count)
    note = _("of %(total)s") % {"total": grouped(figures.total)}
    url = list_url(filters, updates=NO_UPDATE) if sees_silence else ""
    return {"number": count, "unit": unit, "note": note, "url": url}


def figures_link(filters: PledgeFilters) -> dict[str, str]:
    return {"label": _("Figures and charts"), "url": _with_query(reverse("pledges:figures"), filters)}


def file_links(filters: PledgeFilters) -> list[dict[str, str]]:
    files = [(_("Download as a workbook (XLSX)"), "xlsx"), (_("Download as CSV"), "csv")]
    return [
        {"label": label, "url": _with_query(reverse("pledges:export", args=[form]), filters)} for label, form in files
    ]


def _with_query(address: str, filters: PledgeFilters) -> str:
    return f"{address}?{urlencode(filters.asked)}" if filters.asked else address
