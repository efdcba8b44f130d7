"""The co-chairs' hand on a round: its opening words, its days, its reopening."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.monitoring.actions.rounds import change_round_days, reopen_round, write_opening
from network_portal.monitoring.forms.rounds import DaysForm, OpeningForm, ReopenForm
from network_portal.monitoring.forms.versions import VersionedForm
from network_portal.monitoring.models import Round
from network_portal.monitoring.permissions import can_run_rounds
from network_portal.monitoring.views.rounds import page


@requires(can_run_rounds)
def opening(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    form, by = OpeningForm(request.POST or None, round_=found), actor_of(request)
    return _form_page(
        request,
        found,
        form,
        title=_("The opening message"),
        verb=_("Save the words"),
        done=_("The opening message is saved."),
        act=lambda: write_opening(by=by, round_=found, language=current_language(), **form.cleaned_data),
    )


@requires(can_run_rounds)
def days(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    form, by = DaysForm(request.POST or None, round_=found), actor_of(request)
    return _form_page(
        request,
        found,
        form,
        title=_("The days of the round"),
        verb=_("Save the days"),
        done=_("The days of the round are saved."),
        act=lambda: change_round_days(by=by, round_=found, **form.cleaned_data),
    )


@requires(can_run_rounds)
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    form, by = ReopenForm(request.POST or None, round_=found), actor_of(request)
    return _form_page(
        request,
        found,
        form,
        title=_("Reopen for one organisation"),
        verb=_("Reopen"),
        done=_("The round is open again for this organisation."),
        act=lambda: reopen_round(
            by=by, round_=found, organisation_id=form.cleaned_data["organisation"].pk, until=form.cleaned_data["until"]
        ),
    )


def _form_page(
    request: HttpRequest,
    found: Round,
    form: forms.Form,
    *,
    title: str,
    verb: str,
    done: str,
    act: Callable[[], Any],
) -> HttpResponse:
    if form.is_valid():
        try:
            act()
        except DomainError as error:
            if error.code == "round_changed_meanwhile" and isinstance(form, VersionedForm):
                found.refresh_from_db()
                form.compare(found.version, {name: getattr(found, name) for name in form.fields if name != "version"})
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, done)
            return redirect("monitoring:round", found.slug)
    context = {**page(found, (title, "")), "form": form, "verb": verb}
    return render(request, "monitoring/rounds/form.html", context)
