"""The co-chairs' hand on a round: its opening words, its days, its reopening. Each is one form on one page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from network_portal.common.forms.versions import RefusableForm
from network_portal.common.languages import current_language
from network_portal.monitoring.actions.round_steps import change_round_days, reopen_round, write_opening
from network_portal.monitoring.forms.round_steps import DaysForm, OpeningForm, ReopenForm, RoundForm
from network_portal.monitoring.models import Round
from network_portal.monitoring.permissions import can_run_rounds
from network_portal.monitoring.views.rounds import page


@requires(can_run_rounds)
def opening(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    form, by = OpeningForm(request.POST or None, round_=found), actor_of(request)
    if _is_saved(form, found, lambda said: write_opening(by=by, round_=found, language=current_language(), **said)):
        released = found.is_held and not form.cleaned_data["is_held"]
        return _back(request, found, _("The call is released.") if released else _("The opening message is saved."))
    return _form_page(request, found, form, _("The opening message"), _("Save the words"))


@requires(can_run_rounds)
def days(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    form, by = DaysForm(request.POST or None, round_=found), actor_of(request)
    if _is_saved(form, found, lambda said: change_round_days(by=by, round_=found, **said)):
        return _back(request, found, _("The days of the round are saved."))
    return _form_page(request, found, form, _("The days of the round"), _("Save the days"))


@requires(can_run_rounds)
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    form, by = ReopenForm(request.POST or None, round_=found), actor_of(request)

    def reopened() -> int:
        body, until = form.cleaned_data["organisation"], form.cleaned_data["until"]
        return reopen_round(by=by, round_=found, organisation_id=body.pk, until=until)

    if form.carried_out(reopened):
        return _back(request, found, _("The round is open again for this organisation."))
    return _form_page(request, found, form, _("Reopen for one organisation"), _("Reopen"))


def _is_saved(form: RoundForm, found: Round, verb: Callable[[dict[str, Any]], Any]) -> bool:
    """By this press, or by the same one before. Where another was quicker the form holds both versions."""
    if form.carried_out(lambda: verb(form.cleaned_data)):
        return True
    if form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, form.saved(found), **last_change(found))
    return form.says_the_same


def _back(request: HttpRequest, found: Round, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("monitoring:round", found.slug)


def _form_page(request: HttpRequest, found: Round, form: RefusableForm, title: str, verb: str) -> HttpResponse:
    in_conflict = isinstance(form, RoundForm) and form.in_conflict
    context = {**page(found, (title, "")), "form": form, "verb": verb, "in_conflict": in_conflict}
    return render(request, "monitoring/round_steps/form.html", context, status=409 if in_conflict else 200)
