from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.access import actor_of, permit
from network_portal.common.actors import Actor
from network_portal.common.forms.filters import address_of
from network_portal.common.kept import kept_with_content
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.home.views.organisations import what_it_does
from network_portal.organisations.forms.directory import DirectoryFilterForm
from network_portal.organisations.models import Organisation
from network_portal.organisations.permissions import can_read_any, can_read_unlisted
from network_portal.organisations.queries.cards import card_of
from network_portal.organisations.queries.directory import (
    directory_page,
    directory_rows,
    listed_organisation,
    own_organisations,
    unlisted_seen_by,
)

FILTERS = tuple(DirectoryFilterForm.base_fields)
MOST_UNLISTED = 50


@public_page_reading(*FILTERS, "after", "before")
def directory(request: HttpRequest) -> HttpResponse:
    values = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    place = request.GET.get("after", ""), request.GET.get("before", "")
    context = {
        "page_title": _("Directory"),
        "breadcrumb": [(_("Directory"), "")],
        "list": _listing(urlencode(values), place),
        "unlisted": _unlisted(actor_of(request)),
    }
    return render(request, "home/directory/directory.html", context)


@kept_with_content
def _listing(query: str, place: tuple[str, str]) -> dict[str, Any]:
    form = DirectoryFilterForm(QueryDict(query))
    page, values = directory_page(form.filters, after=place[0], before=place[1]), form.filters.asked
    return {
        "fields": render_to_string("components/form_fields.html", {"form": form}),
        "applied": form.applied,
        "problems": form.problems,
        "results": ngettext("%(count)d organisation", "%(count)d organisations", page.total) % {"count": page.total},
        "table": _table([row._asdict() for row in page.rows]),
        "has_examples": page.has_examples,
        "next_url": address_of({**values, "after": page.next}) if page.next else "",
        "previous_url": address_of({**values, "before": page.previous}) if page.previous else "",
        "first_url": address_of(values) if page.previous else "",
    }


def _table(rows: list[dict[str, Any]]) -> str:
    return render_to_string("organisations/directory/_rows.html", {"rows": rows}) if rows else ""


def _unlisted(actor: Actor) -> dict[str, Any]:
    """Those that only some may see, for one who may; nothing is asked for a reader who is in no team."""
    if not actor.is_signed_in:
        return {"table": "", "has_more": False}
    seen = unlisted_seen_by(actor)
    pks = list(seen.values_list("pk", flat=True)[: MOST_UNLISTED + 1])
    rows = directory_rows(pks[:MOST_UNLISTED], in_full=True)
    return {"table": _table([row._asdict() for row in rows]), "has_more": len(pks) > MOST_UNLISTED}


@public_page
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    shown = listed_organisation(slug)
    context = _card(shown) if shown else _drawn_card(_if_permitted(actor_of(request), slug))
    return render(request, "home/directory/organisation.html", context)


def _if_permitted(actor: Actor, slug: str) -> Organisation:
    """One that did not choose to be seen answers as one that does not exist, to whoever may not know of it (P03): it is
    not even looked for."""
    among = Organisation.objects.all() if can_read_any.test(actor) else own_organisations(actor)
    found = among.filter(slug=slug).select_related("country").first()
    permit(actor, can_read_unlisted, found, hidden=True, even_sign_in=True)
    if found is None:
        raise Http404
    return found


@kept_with_content
def _card(shown: Organisation) -> dict[str, Any]:
    return _drawn_card(shown)


def _drawn_card(shown: Organisation) -> dict[str, Any]:
    card = card_of(shown, in_full=not shown.is_listed)
    return {
        "page_title": card["name"],
        "breadcrumb": [(_("Directory"), reverse("home:directory")), (shown.short_name, "")],
        "organisation": shown,
        "card": card,
        "does": what_it_does(shown),
    }
