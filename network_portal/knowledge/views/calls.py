"""Calls for practices: everybody reads them, staff makes and changes them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.middleware.public_pages import public_page
from network_portal.knowledge.actions.calls import change_call, open_call, take_off_call
from network_portal.knowledge.forms.calls import CallForm, TakeOffForm, saved_call
from network_portal.knowledge.models import PracticeCall
from network_portal.knowledge.permissions import can_publish_practices
from network_portal.knowledge.queries.calls import (
    answers_to,
    calls_taken_off,
    calls_to_come,
    ended_calls,
    find_call,
    languages_of_call,
    open_calls_told,
    told,
)
from network_portal.knowledge.queries.practices import practice_rows
from network_portal.knowledge.views.listings import table_of
from network_portal.taxonomy.queries import objective_chips
from network_portal.translations.queries.texts import needed_ways


@public_page
def calls(request: HttpRequest) -> HttpResponse:
    may_make = can_publish_practices.test(actor_of(request))
    context = {
        **_page(_("Calls for practices")),
        "open": open_calls_told(),
        "ended": [told(one) for one in ended_calls()],
        "to_come": [told(one) for one in calls_to_come()] if may_make else [],
        "taken_off": [told(one) for one in calls_taken_off()] if may_make else [],
        "may_make": may_make,
    }
    return render(request, "knowledge/calls/calls.html", context)


@public_page
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """Before its first day, and once it was taken off, it is there for those alone who make calls."""
    may_make = can_publish_practices.test(actor_of(request))
    found = find_call(slug, also_hidden=may_make)
    if found is None:
        raise Http404
    answers, text = answers_to(found), found.text
    context = {
        **_page(text.title, (_("Calls for practices"), reverse("knowledge:calls"))),
        "call": found,
        "text": text,
        "languages": languages_of_call(found),
        "lacking": needed_ways("calls", found.pk, [one.language for one in found.texts.all()]) if may_make else [],
        "objectives": objective_chips(found.objectives.order_by("number")),
        "answers": table_of([row._asdict() for row in practice_rows(answers)]),
        "is_example": any(practice.is_example for practice in answers),
        "may_make": may_make,
    }
    return render(request, "knowledge/calls/call.html", context)


@requires(can_publish_practices)
def new(request: HttpRequest) -> HttpResponse:
    by, form, made = actor_of(request), CallForm(request.POST or None), []
    if form.carried_out(lambda: made.append(open_call(by=by, values=form.values()))):
        messages.success(request, _("The call stands here, and is open from its first day to its last."))
        return redirect("knowledge:call", made[0].slug)
    return render(request, "knowledge/calls/write.html", _writing(_("New call"), form))


@requires(can_publish_practices)
def change(request: HttpRequest, slug: str) -> HttpResponse:
    by, found = actor_of(request), get_object_or_404(PracticeCall, slug=slug)
    form = CallForm(request.POST or None, call=found)
    if form.carried_out(
        lambda: change_call(by=by, call=found, version=form.cleaned_data["version"], values=form.values())
    ):
        messages.success(request, _("The call is saved."))
        return redirect("knowledge:call", slug)
    if form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, saved_call(found), **last_change(found))
    context = {**_writing(_("Change the call"), form), "call": found, "take_off": TakeOffForm(call=found)}
    return render(request, "knowledge/calls/write.html", context, status=409 if form.in_conflict else 200)


@requires(can_publish_practices)
@require_POST
def take_off(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(PracticeCall, slug=slug)
    form = TakeOffForm(request.POST, call=found)
    version = form.cleaned_data["version"] if form.is_valid() else found.version
    try:
        take_off_call(by=actor_of(request), call=found, version=version)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("knowledge:change_call", slug)
    messages.success(request, _("The call is off the public pages. Saving a change of it brings it back."))
    return redirect("knowledge:call", slug)


def _writing(title: str, form: CallForm) -> dict[str, Any]:
    return {**_page(title, (_("Calls for practices"), reverse("knowledge:calls"))), "form": form}


def _page(title: str, before: tuple[str, str] | None = None) -> dict[str, Any]:
    crumbs = [(_("Practices"), reverse("knowledge:practices")), *([before] if before else [])]
    return {"page_title": title, "breadcrumb": [*crumbs, (title, "")]}
