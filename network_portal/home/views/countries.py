from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.home.queries.countries import facts_by_kind
from network_portal.home.views.country_listings import NAMED, PLEDGES, PRACTICES, Asked, listed_countries
from network_portal.home.views.serving import practices_of, publications_of
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.knowledge.queries.filters import narrowed as narrowed_practices
from network_portal.knowledge.queries.publication_filters import PublicationFilters
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country
from network_portal.taxonomy.permissions import can_edit_country_files
from network_portal.taxonomy.queries import mark_of, subregions, subregions_of
from pledges.models import Pledge
from pledges.queries.filters import UNKNOWN, PledgeFilters, narrowed
from pledges.queries.pledges import pledge_page, pledges_in_words

MOST_ORGANISATIONS = 50


@public_page_reading("show", "subregion", "only")
def countries(request: HttpRequest) -> HttpResponse:
    show, subregion, only = (request.GET.get(name, "") for name in ("show", "subregion", "only"))
    asked = Asked(
        show=PRACTICES if show == PRACTICES else PLEDGES,
        subregion=subregion if subregion in subregions() else "",
        only=NAMED if only == NAMED else "",
    )
    title = _("Countries")
    context = {"page_title": title, "breadcrumb": [(title, "")], **listed_countries(asked)}
    return render(request, "home/countries/countries.html", context)


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
    organisations = list(
        Organisation.objects.showing("country").filter(country=shown).order_by("slug")[: MOST_ORGANISATIONS + 1]
    )
    context = {
        "rows": render_to_string("pledges/pledges/_rows.html", {"rows": rows}) if rows else "",
        "regional": narrowed(Pledge.objects.all(), PledgeFilters(country=UNKNOWN)).count(),
        "regional_url": f"{reverse('pledges:pledges')}?country={UNKNOWN}#list",
        "pledges": pledges_in_words(count),
        "list_url": f"{reverse('pledges:pledges')}?country={shown.iso2}#list",
        **practices_of(asked),
        **publications_of(PublicationFilters(country=shown.iso2)),
        "organisations": organisations[:MOST_ORGANISATIONS],
        "directory_url": f"{reverse('home:directory')}?country={shown.iso2}#list",
        "has_more": len(organisations) > MOST_ORGANISATIONS,
    }
    practices = narrowed_practices(Practice.objects.published(), asked)
    return {
        "content": render_to_string("home/countries/_serving.html", context),
        "has_examples": any(found.filter(is_example=True).exists() for found in (pledges, practices)),
    }
