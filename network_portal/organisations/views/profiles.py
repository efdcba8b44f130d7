"""What an organisation says of itself, and what of it everyone sees; its representatives and focal points decide."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from network_portal.accounts.permissions import is_signed_in
from network_portal.accounts.queries import last_change
from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.organisations.actions.profiles import change_profile, choose_what_is_seen, withdraw_from_sight
from network_portal.organisations.forms.profiles import ProfileForm, SeenForm, saved_choices
from network_portal.organisations.models import Organisation
from network_portal.organisations.permissions import can_edit_profile
from network_portal.organisations.queries.cards import card_of
from network_portal.organisations.queries.profiles import SWITCHES, is_told_by_public_sources, saved_profile
from network_portal.organisations.views.teams import organisation_for

SAVE = "save"


@requires(is_signed_in)
@require_http_methods(PAGE_METHODS)
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    organisation, by = organisation_for(request, slug, can_edit_profile), actor_of(request)
    form = ProfileForm(request.POST or None, organisation=organisation)
    saved = form.carried_out(
        lambda: change_profile(
            by=by, organisation=organisation, version=form.cleaned_data["version"], values=form.values
        )
    )
    if form.in_conflict:
        theirs = Organisation.objects.get(pk=organisation.pk)
        form.compare(theirs.version, saved_profile(theirs), **last_change(theirs))
    if saved or form.says_the_same:
        messages.success(request, _("The profile is saved. Of it everyone sees what the organisation chose."))
        return redirect("organisations:seen", slug)
    context = {"organisation": organisation, "form": form, "fixed": is_told_by_public_sources(organisation)}
    return render(request, "organisations/profiles/profile.html", context, status=409 if form.in_conflict else 200)


@requires(is_signed_in)
@require_http_methods(PAGE_METHODS)
def seen(request: HttpRequest, slug: str) -> HttpResponse:
    """Nothing is published whose preview was not on the page: another choice is first shown."""
    organisation, by = organisation_for(request, slug, can_edit_profile), actor_of(request)
    form = SeenForm(request.POST or None, organisation=organisation)
    publishes = request.POST.get("act") == SAVE and form.is_valid() and form.was_looked_at
    saved = publishes and form.carried_out(
        lambda: choose_what_is_seen(
            by=by, organisation=organisation, version=form.cleaned_data["version"], chosen=form.chosen
        )
    )
    if form.in_conflict:
        theirs = Organisation.objects.get(pk=organisation.pk)
        form.compare(theirs.version, saved_choices(theirs), **last_change(theirs))
    if saved or form.says_the_same:
        messages.success(request, _("It is so from now on, on every page within a minute."))
        return redirect("organisations:seen", slug)
    context = {"organisation": organisation, "form": form, **_looks(form, organisation)}
    return render(request, "organisations/profiles/seen.html", context, status=409 if form.in_conflict else 200)


@requires(is_signed_in)
@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = organisation_for(request, slug, can_edit_profile)
    withdraw_from_sight(by=actor_of(request), organisation=organisation)
    messages.success(request, _("Everything is withdrawn, from every page within a minute."))
    return redirect("organisations:seen", slug)


def _looks(form: SeenForm, organisation: Organisation) -> dict[str, Any]:
    """The card as the world would see it with what the form chooses; before anything is chosen, as it does now."""
    is_asked = form.is_bound and form.is_valid()
    would = Organisation.objects.select_related("country").get(pk=organisation.pk)
    if is_asked:
        fixed = {name for name in SWITCHES if name not in form.fields}
        for name in SWITCHES:
            setattr(would, name, name in fixed or name in form.chosen)
    return {
        "card": card_of(would) if would.is_listed else None,
        "is_preview": is_asked,
        "looked": (form.as_looked or "-") if is_asked else "",
        "fixed": is_told_by_public_sources(organisation),
        "is_seen": organisation.is_listed,
    }
