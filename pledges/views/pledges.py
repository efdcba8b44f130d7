from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.taxonomy.queries import objective_chips
from pledges.forms.filters import PledgeFilterForm
from pledges.models import Pledge
from pledges.permissions import (
    can_reach_pledge_import,
    can_read_silence,
    can_review_pledges,
    can_see_global_form,
    can_start_submission,
    can_submit_pledge,
)
from pledges.queries.pledge_pages import (
    activity_that_carries,
    changes_of,
    facts_missing,
    find_pledge,
    names_of,
    news_of,
    stage_of_pledge,
)
from pledges.queries.pledges import pledge_path
from pledges.queries.reviewers import is_ones_own
from pledges.queries.subjects import is_never_asked
from pledges.queries.updates import updates_to_copy
from pledges.views.listings import (
    Asked,
    asked,
    figures_link,
    figures_of,
    file_links,
    listing,
    shown_stages,
    silence,
    stage_words,
)
from workplan.permissions import can_read_board

FILTERS = tuple(PledgeFilterForm.base_fields)
PUBLIC_FILTERS = tuple(name for name in FILTERS if name != "updates")


def asked_of(request: HttpRequest) -> tuple[Asked, bool]:
    """What the address asks, and whether this reader may know which pledges have no update."""
    sees_silence = can_read_silence.test(actor_of(request))
    names = FILTERS if sees_silence else PUBLIC_FILTERS
    values = {name: request.GET[name] for name in names if request.GET.get(name)}
    return asked(urlencode(values), sees_silence), sees_silence


@public_page_reading(*PUBLIC_FILTERS, "after", "before")
def pledges(request: HttpRequest) -> HttpResponse:
    question, sees_silence = asked_of(request)
    filters, figures = question.filters, figures_of(question.filters)
    silent = [*filter(None, [silence(figures, filters, sees_silence=sees_silence)])]
    place = request.GET.get("after", ""), request.GET.get("before", "")
    context = {
        "page_title": _("Pledges"),
        "breadcrumb": [(_("Pledges"), "")],
        "asked": question,
        "list": listing(filters, place),
        "figures": [
            *(
                {"number": count, "unit": stage_words()[code], "url": url}
                for code, count, url in shown_stages(figures, filters)
            ),
            *silent,
        ],
        "may_submit": can_start_submission.test(actor_of(request)),
        "may_import": can_reach_pledge_import.test(actor_of(request)),
        "may_review": can_review_pledges.test(actor_of(request)),
        "silence_is_kept": not silent and figures.total,
        "has_examples": figures.examples,
        "links": [figures_link(filters), *file_links(filters)],
    }
    return render(request, "pledges/pledges/pledges.html", context)


@public_page
def pledge(request: HttpRequest, reference: str) -> HttpResponse:
    actor, shown = actor_of(request), find_pledge(reference)
    if shown is None:
        raise Http404
    reads_board = can_read_board.test(actor)
    context = {
        "page_title": f"{shown.reference} {shown.title}",
        "breadcrumb": [(_("Pledges"), reverse("pledges:pledges")), (shown.reference, "")],
        "pledge": shown,
        "stage": stage_of_pledge(shown, reads_board=reads_board),
        "names": names_of(shown, actor),
        "objectives": objective_chips(shown.objectives.order_by("number")),
        "principles": list(shown.principles.order_by("letter")),
        "countries": [_country(country) for country in shown.countries.order_by("iso3")],
        "matches": {"reference": shown.matches.reference, "url": pledge_path(shown.matches)} if shown.matches else None,
        "matched_by": [
            {"reference": one.reference, "title": one.title, "language": one.language, "url": pledge_path(one)}
            for one in shown.matched_by.order_by("-year", "-number")[:20]
        ],
        "activity": activity_that_carries(shown),
        "missing": facts_missing(shown),
        "news": news_of(shown, actor, reads_board=reads_board),
        "changes": changes_of(shown, reads_board=reads_board),
        **_doors(actor, shown),
    }
    return render(request, "pledges/pledges/pledge.html", context)


def _doors(actor: Actor, shown: Pledge) -> dict[str, Any]:
    """What this reader may do with the pledge: change it, choose what carries it, copy its updates elsewhere."""
    sees_form = can_see_global_form.test(actor, shown)
    accepted = updates_to_copy(shown, actor)[:20] if sees_form else []
    may_change = can_submit_pledge.test(actor, shown.organisation_id)
    return {
        "may_change": may_change,
        "is_never_asked": may_change and is_never_asked(shown),
        "may_carry": can_review_pledges.test(actor) and not is_ones_own(actor, shown),
        "to_copy": [
            {"day": one.submitted_at, "url": reverse("pledges:global_form", args=[shown.reference, one.pk])}
            for one in accepted
        ],
    }


def _country(country: Any) -> dict[str, str]:
    name = translated_text(country, "name", current_language())[0]
    return {"name": name, "url": reverse("home:country", args=[country.iso2])}
