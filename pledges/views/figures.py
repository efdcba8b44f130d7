from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.charts import shade_of, shade_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page_reading
from network_portal.taxonomy.queries import all_countries, all_objectives
from pledges.queries.filters import UNKNOWN, PledgeFilters
from pledges.views.listings import charts_of, file_links, list_url, shown_stages, silence, stage_words
from pledges.views.pledges import PUBLIC_FILTERS, asked_of


@public_page_reading(*PUBLIC_FILTERS)
def figures(request: HttpRequest) -> HttpResponse:
    """What the list of these filters counts up to."""
    question, sees_silence = asked_of(request)
    filters = question.filters
    stages = charts_of(filters).stages
    title = _("Pledges in figures")
    context = {
        "page_title": title,
        "breadcrumb": [(_("Pledges"), reverse("pledges:pledges")), (title, "")],
        "asked": question,
        "results": pledges_in_words(stages.total),
        "links": [{"label": _("The list of these pledges"), "url": list_url(filters)}, *file_links(filters)],
        "total": stages.total,
        "has_examples": stages.examples,
        "silence": [*filter(None, [silence(stages, filters, sees_silence=sees_silence)])],
        "charts": _charts(filters) if stages.total else "",
    }
    return render(request, "pledges/figures/figures.html", context)


@kept_with_content
def _charts(filters: PledgeFilters) -> str:
    """Drawn once while the content stays: they ask nothing of the reader."""
    figures = charts_of(filters)
    counts = figures.countries
    context = {
        "stages": [
            {"label": stage_words()[code], "value": count, "url": url}
            for code, count, url in shown_stages(figures.stages, filters)
        ],
        "objectives": _objectives(filters, figures.objectives),
        "tiles": _tiles(filters, counts),
        "shades": shade_words(_most(counts)),
        "nowhere": 0 if filters.country else counts.get(UNKNOWN, 0),
        "nowhere_url": list_url(filters, country=UNKNOWN),
    }
    return render_to_string("pledges/figures/_charts.html", context)


def _objectives(filters: PledgeFilters, counts: dict[str, int]) -> list[dict[str, Any]]:
    language = current_language()
    bars = [
        {
            "label": f"{one.number}. {translated_text(one, 'short', language)[0]}",
            "value": counts.get(str(one.number), 0),
            "url": list_url(filters, objective=str(one.number)) if not filters.objective else "",
        }
        for one in all_objectives()
        if not filters.objective or counts.get(str(one.number))
    ]
    if filters.objective:
        return bars  # how many of these name the others too: no filter asks for two
    none = counts.get(UNKNOWN, 0)
    return [*bars, {"label": _("No objective named"), "value": none, "url": list_url(filters, objective=UNKNOWN)}]


def _tiles(filters: PledgeFilters, counts: dict[str, int]) -> list[dict[str, Any]]:
    most = _most(counts)
    return [
        {
            "code": one.iso2,
            "name": translated_text(one, "name", current_language())[0],
            "column": one.grid_col,
            "row": one.grid_row,
            "figure": counts.get(one.iso2, 0),
            "text": pledges_in_words(counts.get(one.iso2, 0)),
            "shade": shade_of(counts.get(one.iso2, 0), most),
            "url": list_url(filters, country=one.iso2) if counts.get(one.iso2) and not filters.country else "",
        }
        for one in all_countries()
    ]


def _most(counts: dict[str, int]) -> int:
    return max((count for code, count in counts.items() if code != UNKNOWN), default=0)


def pledges_in_words(count: int) -> str:
    return ngettext("%(count)d pledge", "%(count)d pledges", count) % {"count": count}
