"""How a table writes a recommendation and endorses it; its members read the drafts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mechanism.actions.recommendations import change_recommendation, draft_recommendation, endorse_recommendation
from mechanism.forms.recommendations import EndorseForm, RecommendationForm, saved_draft
from mechanism.models import Recommendation
from mechanism.permissions import can_endorse
from mechanism.queries.recommendations import MOST_DRAFTS, drafts_of, languages_of
from mechanism.queries.recommendations import of_table as all_of_table
from mechanism.views.pages import REFUSED, Crumb, drawn, of_table, page, table_or_404
from network_portal.accounts.queries import last_change
from network_portal.bodies.models import Body
from network_portal.bodies.permissions import can_read_inside
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.languages import date_in_words
from network_portal.taxonomy.queries import objective_chips


@require_http_methods(["GET", "HEAD"])
def drafts(request: HttpRequest, number: int) -> HttpResponse:
    """All of the table, drafts and withdrawn ones with them."""
    body, actor = table_or_404(number), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    found = all_of_table(body)[:MOST_DRAFTS]
    context = {
        **page(_("Recommendations of the table"), of_table(body)),
        "body": body,
        "rows": [_told(body, one) for one in found],
        "may_write": can_endorse.test(actor, body),
        "is_example": body.is_example,
    }
    return drawn(request, "mechanism/recommendations/drafts.html", context)


@require_http_methods(PAGE_METHODS)
def new(request: HttpRequest, number: int) -> HttpResponse:
    body, by = table_or_404(number), actor_of(request)
    permit(by, can_endorse, body)
    form, made = RecommendationForm(request.POST or None), []
    if form.carried_out(lambda: made.append(draft_recommendation(by=by, body=body, draft=form.draft()))):
        messages.success(request, _("The draft is saved. The members of the table read it, and nobody else."))
        return redirect("mechanism:recommendation_draft", number, made[0].pk)
    context = {**_page(body, _("New recommendation")), "form": form, "body": body}
    return drawn(request, "mechanism/recommendations/write.html", context)


@require_http_methods(["GET", "HEAD"])
def draft(request: HttpRequest, number: int, recommendation_id: int) -> HttpResponse:
    """Members read it; who runs the table endorses it here."""
    body, actor = table_or_404(number), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    found = get_object_or_404(drafts_of(body), pk=recommendation_id)
    may_write, text = can_endorse.test(actor, body), found.text
    form = EndorseForm(recommendation=found) if may_write else None
    return drawn(request, "mechanism/recommendations/draft.html", _reading(body, found, form) | {"text": text})


@require_http_methods(PAGE_METHODS)
def endorse(request: HttpRequest, number: int, recommendation_id: int) -> HttpResponse:
    body, by = table_or_404(number), actor_of(request)
    permit(by, can_endorse, body)
    found = get_object_or_404(drafts_of(body), pk=recommendation_id)
    form = EndorseForm(request.POST or None, recommendation=found)
    if form.carried_out(lambda: endorse_recommendation(by=by, recommendation=found, **_said(form, "endorsed_on"))):
        found.refresh_from_db()
        messages.success(request, _("It is endorsed, and everybody reads it. Say now to whom it is addressed."))
        return redirect("mechanism:address_recommendation", found.reference)
    context = _reading(body, found, form) | {"text": found.text}
    return drawn(request, "mechanism/recommendations/draft.html", context, REFUSED if form.in_conflict else 200)


@require_http_methods(PAGE_METHODS)
def change(request: HttpRequest, number: int, recommendation_id: int) -> HttpResponse:
    body, by = table_or_404(number), actor_of(request)
    permit(by, can_endorse, body)
    found = get_object_or_404(drafts_of(body), pk=recommendation_id)
    form = RecommendationForm(request.POST or None, recommendation=found)

    def saves() -> Any:
        version = form.cleaned_data["version"]
        return change_recommendation(by=by, recommendation=found, version=version, draft=form.draft())

    if form.carried_out(saves):
        messages.success(request, _("The draft is saved. The members of the table read it, and nobody else."))
        return redirect("mechanism:recommendation_draft", number, found.pk)
    if form.in_conflict:
        found = Recommendation.objects.get(pk=found.pk)
        form.compare(found.version, saved_draft(found), **last_change(found))
    context = {**_page(body, _("Change the draft")), "form": form, "body": body}
    return drawn(request, "mechanism/recommendations/write.html", context, REFUSED if form.in_conflict else 200)


def _said(form: Any, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("version", *names)}


def _told(body: Body, one: Recommendation) -> dict[str, str]:
    text, is_draft = one.text, one.state == "draft"
    address = reverse("mechanism:recommendation_draft", args=[body.number, one.pk]) if is_draft else ""
    public = reverse("mechanism:recommendation", args=[one.reference]) if one.is_public else ""
    return {
        "url": address or public,
        "title": text.title,
        "lang": text.language,
        "state": str(one.get_state_display()),
        "day": date_in_words(one.saved_at),
    }


def _reading(body: Body, found: Recommendation, form: EndorseForm | None) -> dict[str, Any]:
    return {
        **_page(body, found.text.title),
        "body": body,
        "one": found,
        "form": form,
        "objectives": objective_chips(found.objectives.order_by("number")),
        "languages": languages_of(found),
        "is_example": found.is_example,
    }


def _page(body: Body, title: str) -> dict[str, Any]:
    drafts: Crumb = _("Recommendations of the table"), reverse("mechanism:recommendation_drafts", args=[body.number])
    return page(title, of_table(body), drafts)
