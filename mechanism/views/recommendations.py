"""What everybody reads of recommendations: the list, and one with what it was answered."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mechanism.forms.recommendations import RecommendationFilterForm
from mechanism.permissions import can_endorse, can_record_response
from mechanism.queries.recommendations import (
    RecommendationFilters,
    find_recommendation,
    narrowed,
    own_addressee,
    recommendation_page,
    told_of,
)
from mechanism.views.mechanism import VOICE
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.access import actor_of
from network_portal.common.actors import Actor
from network_portal.common.forms.filters import address_of
from network_portal.common.kept import kept_with_content
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.common.numbers import grouped
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.texts import needed_ways

FILTERS = tuple(RecommendationFilterForm.base_fields)


@public_page_reading(*FILTERS, "after")
def recommendations(request: HttpRequest) -> HttpResponse:
    values = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    context = {
        "page_title": _("Recommendations of the Working Tables"),
        "breadcrumb": [(_("Mechanism"), reverse("mechanism:mechanism")), (_("Recommendations"), "")],
        "voice": VOICE,
        **_listed(urlencode(values), request.GET.get("after", "")),
    }
    return render(request, "mechanism/recommendations/recommendations.html", context)


@kept_with_content
def _listed(query: str, after: str) -> dict[str, Any]:
    form = RecommendationFilterForm(QueryDict(query))
    found = narrowed(form.filters)
    page = recommendation_page(found, after=after)
    return {
        "fields": render_to_string("components/form_fields.html", {"form": form}),
        "applied": form.applied,
        "problems": form.problems,
        "results": recommendations_in_words(found.order_by().count()),
        "table": recommendation_table(page.rows),
        "has_examples": found.filter(is_example=True).exists(),
        "next_url": address_of({**form.asked, "after": page.next}) if page.next else "",
        "first_url": address_of(form.asked) if after else "",
    }


def recommendation_table(rows: Any) -> str:
    told = {"rows": [row._asdict() for row in rows]}
    return render_to_string("mechanism/recommendations/_rows.html", told) if rows else ""


def recommendations_in_words(count: int) -> str:
    return ngettext("%(many)s recommendation", "%(many)s recommendations", count) % {"many": grouped(count)}


def recommendations_of(filters: RecommendationFilters, most: int) -> dict[str, Any]:
    """The newest within another page, and how many there are."""
    found = narrowed(filters)
    table = recommendation_table(recommendation_page(found, size=most).rows)
    return {
        "recommendations": table,
        "recommendations_in_words": recommendations_in_words(found.order_by().count()) if table else "",
        "recommendations_url": f"{reverse('mechanism:recommendations')}?{urlencode(filters.asked)}#list",
    }


@public_page
def recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """With what this person may do about it, where they may do something."""
    found = find_recommendation(reference)
    if found is None:
        raise Http404
    actor, text = actor_of(request), found.text
    crumb = (_("Recommendations"), reverse("mechanism:recommendations"))
    may_translate = can_translate.test(actor)
    languages = [one.language for one in found.texts.all()]
    context = {
        "page_title": text.title,
        "breadcrumb": [(_("Mechanism"), reverse("mechanism:mechanism")), crumb, (reference, "")],
        "voice": VOICE,
        "voice_words": _("By Working Table %(number)d; not necessarily the view of the United Nations.")
        % {"number": found.body.number or 0},
        "one": found,
        "text": text,
        "whose": body_in_words(found.body),
        "lacking": needed_ways("recommendations", found.pk, languages) if may_translate else [],
        "doing": list(_doing(actor, found)),
        **told_of(found.pk),
    }
    return render(request, "mechanism/recommendations/recommendation.html", context)


def _doing(actor: Actor, found: Any) -> Any:
    """Addresses and words of what this person may do."""
    if not actor.is_signed_in:
        return
    args, runs = [found.reference], can_endorse.test(actor, found.body)
    if own_addressee(actor, found):
        yield reverse("mechanism:answer_recommendation", args=args), _("Respond for your organisation")
    if runs:
        yield reverse("mechanism:address_recommendation", args=args), _("Address it")
    if can_record_response.test(actor, found) and found.addressees.exists():
        yield reverse("mechanism:record_response", args=args), _("Record a response")
    if runs:
        yield reverse("mechanism:follow_up", args=args), _("Tell what became of it")
        yield reverse("mechanism:withdraw_recommendation", args=args), _("Withdraw it")
