from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of
from network_portal.common.charts import shade_of, shade_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.home.queries.countries import CountryRow, country_rows, facts_by_kind, in_subregion
from network_portal.home.views.practices import practices_of
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.knowledge.queries.filters import narrowed as narrowed_practices
from network_portal.knowledge.views.listings import practices_in_words
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.models import Country
from network_portal.taxonomy.permissions import can_edit_country_files
from network_portal.taxonomy.queries import SCHEMES, mark_of, subregions, subregions_of
from pledges.models import Pledge
from pledges.queries.filters import UNKNOWN, PledgeFilters, narrowed
from pledges.queries.pledges import pledge_page, pledges_in_words

MOST_ORGANISATIONS = 50
TOGETHER, PLEDGES, PRACTICES = "together", "pledges", "practices"


@public_page_reading("show", "subregion")
def countries(request: HttpRequest) -> HttpResponse:
    show, subregion = request.GET.get("show", ""), request.GET.get("subregion", "")
    title = _("Countries")
    context = {
        "page_title": title,
        "breadcrumb": [(title, "")],
        **_content(show if show in (PLEDGES, PRACTICES) else TOGETHER, subregion if subregion in subregions() else ""),
    }
    return render(request, "home/countries/countries.html", context)


@kept_with_content
def _content(show: str, subregion: str) -> dict[str, Any]:
    """Tiles with the figure that the reader chose, and a table with every figure, in the order of names."""
    every = country_rows()
    rows, most = in_subregion(every, subregion), max((getattr(row, show) for row in every), default=0)
    context = {
        "tiles": [_tile(row, show, most) for row in rows],
        "caption": str(_captions()[show]),
        "shades": shade_words(most),
        "rows": rows,
    }
    return {
        "content": render_to_string("home/countries/_content.html", context),
        "figure_links": [
            {"url": _address(one, subregion), "label": words, "current": one == show} for one, words in _words().items()
        ],
        "subregion_links": [
            {"url": _address(show, code), "label": words, "current": code == subregion}
            for code, words in [
                ("", _("The whole region")),
                *((code, str(s.words)) for code, s in subregions().items()),
            ]
        ],
        "scheme": str(SCHEMES[settings.SUBREGION_SCHEME]),
        "has_examples": any(
            found.filter(is_example=True).exists() for found in (Pledge.objects.all(), Practice.objects.published())
        ),
    }


def _words() -> dict[str, str]:
    return {TOGETHER: _("Pledges and practices"), PLEDGES: _("Pledges"), PRACTICES: _("Practices")}


def _captions() -> dict[str, str]:
    return {
        TOGETHER: _("Pledges and practices that name each country, added up"),
        PLEDGES: _("Pledges that name each country"),
        PRACTICES: _("Good practices from each country"),
    }


def _address(show: str, subregion: str) -> str:
    asked = {"show": show if show != TOGETHER else "", "subregion": subregion}
    kept = {name: value for name, value in asked.items() if value}
    return reverse("home:countries") + (f"?{urlencode(kept)}" if kept else "")


def _tile(row: CountryRow, show: str, most: int) -> dict[str, Any]:
    figure = getattr(row, show)
    parts = {PLEDGES: pledges_in_words(row.pledges), PRACTICES: practices_in_words(row.practices)}
    return {
        "code": row.country.iso2,
        "name": row.name,
        "column": row.country.grid_col,
        "row": row.country.grid_row,
        "figure": figure,
        "text": parts.get(show) or ", ".join(parts.values()),
        "shade": shade_of(figure, most),
        "url": row.url,
    }


@public_page
def country(request: HttpRequest, code: str) -> HttpResponse:
    shown = get_object_or_404(Country, iso2=code.upper())
    if code != shown.iso2:
        return redirect("home:country", shown.iso2)
    name, language = translated_text(shown, "name", current_language())
    context = {
        "page_title": name,
        "breadcrumb": [(_("Countries"), reverse("home:countries")), (name, "")],
        "country": shown,
        "is_unofficial": mark_of(shown, language) == "unofficial",
        "facts": facts_by_kind(shown),
        "may_edit": can_edit_country_files.test(actor_of(request)),
        "subregions": subregions_of(shown),
        **_of_country(shown),
    }
    return render(request, "home/countries/country.html", context)


@kept_with_content
def _of_country(shown: Country) -> dict[str, Any]:
    pledges = narrowed(Pledge.objects.all(), PledgeFilters(country=shown.iso2))
    asked = PracticeFilters(country=shown.iso2)
    count = pledges.count()
    rows = [row._asdict() for row in pledge_page(pledges).rows]
    organisations = list(listed_organisations().filter(country=shown).order_by("slug")[: MOST_ORGANISATIONS + 1])
    context = {
        "rows": render_to_string("pledges/pledges/_rows.html", {"rows": rows}) if rows else "",
        "regional": narrowed(Pledge.objects.all(), PledgeFilters(country=UNKNOWN)).count(),
        "regional_url": f"{reverse('pledges:pledges')}?country={UNKNOWN}#list",
        "pledges": pledges_in_words(count),
        "list_url": f"{reverse('pledges:pledges')}?country={shown.iso2}#list",
        **practices_of(asked),
        "organisations": organisations[:MOST_ORGANISATIONS],
        "directory_url": f"{reverse('home:directory')}?country={shown.iso2}#list",
        "has_more": len(organisations) > MOST_ORGANISATIONS,
    }
    practices = narrowed_practices(Practice.objects.published(), asked)
    return {
        "content": render_to_string("home/countries/_serving.html", context),
        "has_examples": any(found.filter(is_example=True).exists() for found in (pledges, practices)),
    }
