from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mechanism.forms.organisations import MechanismFilterForm
from mechanism.permissions import can_see_who_is_missing
from mechanism.queries.organisations import OF_THE_MECHANISM, by_country, narrowed_members
from mechanism.queries.seats import others_in_words
from mechanism.views.tables import of_the_mechanism
from mechanism.words import WHO_STANDS_HERE
from network_portal.bodies.queries.seats import SeatCount, others_seated
from network_portal.common.access import actor_of
from network_portal.common.charts import shade_of, shade_words
from network_portal.common.forms.filters import address_of
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page_reading
from network_portal.organisations.queries.directory import Entry, page_of
from network_portal.taxonomy.queries import all_countries

FILTERS = tuple(MechanismFilterForm.base_fields)


@public_page_reading(*FILTERS, "after", "before")
def organisations(request: HttpRequest) -> HttpResponse:
    values = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    place = request.GET.get("after", ""), request.GET.get("before", "")
    title = _("Organisations of the Mechanism")
    context = {
        "page_title": title,
        **of_the_mechanism(_("Organisations"), reverse("mechanism:organisations")),
        "lead": WHO_STANDS_HERE,
        "list": _listing(urlencode(values), place),
        "others": _others(),
        "sees_missing": can_see_who_is_missing.test(actor_of(request)),
    }
    return render(request, "mechanism/organisations/organisations.html", context)


@kept_with_content
def _listing(query: str, place: tuple[str, str]) -> dict[str, Any]:
    form = MechanismFilterForm(QueryDict(query))
    found, values = narrowed_members(form.filters), form.filters.asked
    page = page_of(found, after=place[0], before=place[1])
    rows = [row._asdict() for row in page.rows]
    return {
        "fields": render_to_string("components/form_fields.html", {"form": form}),
        "applied": form.applied,
        "problems": form.problems,
        "results": ngettext("%(count)d organisation", "%(count)d organisations", page.total) % {"count": page.total},
        "table": render_to_string("organisations/directory/_rows.html", {"rows": rows}) if rows else "",
        "tiles": _tiles(found, values),
        "has_examples": page.has_examples,
        "next_url": address_of({**values, "after": page.next}) if page.next else "",
        "previous_url": address_of({**values, "before": page.previous}) if page.previous else "",
        "first_url": address_of(values) if page.previous else "",
    }


@kept_with_content
def _others() -> str:
    return others_in_words(SeatCount(others=others_seated(*OF_THE_MECHANISM)))


def _tiles(found: Sequence[Entry], values: dict[str, str]) -> str:
    counts, language = by_country(found), current_language()
    most = max(counts.values(), default=0)
    tiles = [
        {
            "code": one.iso2,
            "name": translated_text(one, "name", language)[0],
            "column": one.grid_col,
            "row": one.grid_row,
            "figure": counts[one.iso2],
            "text": ngettext("%(count)d organisation", "%(count)d organisations", counts[one.iso2])
            % {"count": counts[one.iso2]},
            "shade": shade_of(counts[one.iso2], most),
            "url": address_of({**values, "country": one.iso2}) if counts[one.iso2] else "",
        }
        for one in all_countries()
    ]
    return render_to_string("mechanism/organisations/_tiles.html", {"tiles": tiles, "shades": shade_words(most)})
