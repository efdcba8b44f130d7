from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.charts import shade_of, shade_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page
from network_portal.home.views.practices import practices_of
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.models import Country
from network_portal.taxonomy.queries import all_countries, mark_of, subregions_of
from pledges.models import Pledge
from pledges.queries.figures import by_country
from pledges.queries.filters import UNKNOWN, PledgeFilters, narrowed
from pledges.queries.pledges import pledge_page, pledges_in_words

MOST_ORGANISATIONS = 50


@public_page
def countries(request: HttpRequest) -> HttpResponse:
    title = _("Countries")
    context = {"page_title": title, "breadcrumb": [(title, "")], "content": _content()}
    return render(request, "home/countries/countries.html", context)


@kept_with_content
def _content() -> str:
    """Tiles and their table, in the order of names: a file of each, never a ranking."""
    counts, language = by_country(Pledge.objects.all()), current_language()
    most = max((count for code, count in counts.items()), default=0)
    tiles = [
        {
            "code": one.iso2,
            "name": translated_text(one, "name", language)[0],
            "column": one.grid_col,
            "row": one.grid_row,
            "figure": counts.get(one.iso2, 0),
            "text": pledges_in_words(counts.get(one.iso2, 0)),
            "shade": shade_of(counts.get(one.iso2, 0), most),
            "url": reverse("home:country", args=[one.iso2]),
        }
        for one in all_countries()
    ]
    context = {"tiles": sorted(tiles, key=lambda tile: str(tile["name"])), "shades": shade_words(most)}
    return render_to_string("home/countries/_content.html", context)


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
        "subregions": subregions_of(shown),
        "content": _of_country(shown),
    }
    return render(request, "home/countries/country.html", context)


@kept_with_content
def _of_country(shown: Country) -> str:
    pledges = narrowed(Pledge.objects.all(), PledgeFilters(country=shown.iso2))
    count = pledges.count()
    rows = [row._asdict() for row in pledge_page(pledges).rows]
    organisations = list(listed_organisations().filter(country=shown).order_by("slug")[: MOST_ORGANISATIONS + 1])
    context = {
        "rows": render_to_string("pledges/pledges/_rows.html", {"rows": rows}) if rows else "",
        "regional": narrowed(Pledge.objects.all(), PledgeFilters(country=UNKNOWN)).count(),
        "regional_url": f"{reverse('pledges:pledges')}?country={UNKNOWN}#list",
        "pledges": pledges_in_words(count),
        "list_url": f"{reverse('pledges:pledges')}?country={shown.iso2}#list",
        **practices_of(PracticeFilters(country=shown.iso2)),
        "organisations": organisations[:MOST_ORGANISATIONS],
        "has_more": len(organisations) > MOST_ORGANISATIONS,
    }
    return render_to_string("home/countries/_serving.html", context)
