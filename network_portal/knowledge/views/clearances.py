"""Clearance by silence, for the members of the Network and the co-chairs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.accounts.queries import last_change
from network_portal.common import registry
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.files import attachment
from network_portal.common.languages import date_in_words
from network_portal.common.registry import ToClear
from network_portal.common.views.sections import compared
from network_portal.knowledge.actions.clearances import (
    answer_clearance,
    extend_clearance,
    open_clearance,
    withdraw_clearance,
)
from network_portal.knowledge.forms.clearances import AnswerForm, ExtendForm, OpenClearanceForm, WithdrawClearanceForm
from network_portal.knowledge.models import Clearance, ClearanceAnswer
from network_portal.knowledge.permissions import can_open_clearance, can_read_clearance_file, can_see_clearances
from network_portal.knowledge.queries import clearances as found_clearances
from network_portal.knowledge.queries.clearance_pages import clearance_page, clearance_rows
from network_portal.knowledge.queries.files import files_of_clearances


@require_safe
@requires(can_see_clearances)
def clearances(request: HttpRequest) -> HttpResponse:
    page = clearance_rows(actor_of(request), after=request.GET.get("after", ""))
    crumbs = [(_("Clearances"), "")]
    context = {"page_title": _("Clearances by silence"), "breadcrumb": crumbs, "list": page}
    context["is_example"] = page.has_examples
    return render(request, "knowledge/clearances/clearances.html", context)


@requires(can_see_clearances)
def new(request: HttpRequest) -> HttpResponse:
    """`?kind=publication&key=12` sends what the portal knows; without, a file or an address."""
    by, kind, key = actor_of(request), request.GET.get("kind", ""), request.GET.get("key", "")
    thing = _thing(by, kind, key) if kind else None
    form = OpenClearanceForm(request.POST or None, request.FILES or None, by=by, thing=thing)
    opened: list[Clearance] = []
    if form.carried_out(lambda: opened.append(_open(by, form, kind, key))):
        messages.success(request, _("It is sent to every member. You are written to when the deadline has come."))
        return redirect("clearances:clearance", opened[0].pk)
    context = {**_page(_("Send a document to the members")), "form": form, "thing": thing}
    context["is_example"] = bool(thing and thing.is_example)
    return render(request, "knowledge/clearances/new.html", context)


@require_safe
@requires(can_see_clearances)
def clearance(request: HttpRequest, clearance: int) -> HttpResponse:
    found = _found(clearance)
    return _shown(request, found, [])


@require_http_methods(["POST"])
@requires(can_see_clearances)
def answer(request: HttpRequest, clearance: int, answer: int) -> HttpResponse:
    """What one member says; refused, the page is shown again with what was typed."""
    by, found = actor_of(request), _found(clearance)
    row = get_object_or_404(found.answers.select_related("organisation"), pk=answer)
    if row.organisation_id not in found_clearances.agencies_answered_for(by) and not can_open_clearance.test(by):
        raise Http404
    form = AnswerForm(request.POST, row=row)
    body = row.organisation
    if form.carried_out(lambda: answer_clearance(by=by, clearance=found, organisation=body, **form.cleaned_data)):
        messages.success(request, _("Your answer is kept. You can change it until the deadline."))
        return redirect("clearances:clearance", found.pk)
    if form.in_conflict:
        row.refresh_from_db()
        form.compare(row.version, form.saved(row), **last_change(found))
    return _shown(request, found, [form])


@require_http_methods(PAGE_METHODS)
@requires(can_see_clearances)
def deadline(request: HttpRequest, clearance: int) -> HttpResponse:
    by, found = actor_of(request), _running(request, clearance)
    form = ExtendForm(request.POST or None, submission=found)
    if form.carried_out(
        lambda: extend_clearance(by=by, clearance=found, version=form.cleaned_data["version"], closes_at=form.closes_at)
    ):
        messages.success(request, _("The deadline is moved, and every member is told."))
        return redirect("clearances:clearance", found.pk)
    in_conflict = compared(found, form)
    context = {**_page(_("Move the deadline"), found), "form": form}
    context["deadline"] = date_in_words(found.closes_at, "minute")
    return render(request, "knowledge/clearances/deadline.html", context, status=409 if in_conflict else 200)


@require_http_methods(PAGE_METHODS)
@requires(can_see_clearances)
def withdraw(request: HttpRequest, clearance: int) -> HttpResponse:
    by, found = actor_of(request), _running(request, clearance)
    form = WithdrawClearanceForm(request.POST or None, submission=found)
    if form.carried_out(lambda: withdraw_clearance(by=by, clearance=found, **form.cleaned_data)):
        messages.success(request, _("It is withdrawn, and every member is told."))
        return redirect("clearances:clearance", found.pk)
    in_conflict = compared(found, form)
    context = {**_page(_("Withdraw the clearance"), found), "form": form}
    return render(request, "knowledge/clearances/withdraw.html", context, status=409 if in_conflict else 200)


@require_safe
def file(request: HttpRequest, file: int) -> HttpResponse:
    """For those to whom it was sent, and the co-chairs; for others it does not exist."""
    found = get_object_or_404(files_of_clearances(), pk=file)
    permit(actor_of(request), can_read_clearance_file, found, hidden=True, even_sign_in=True)
    return attachment(found.stored, name=found.name, kind=found.kind)  # type: ignore[return-value]


def _shown(request: HttpRequest, found: Clearance, sent: list[AnswerForm]) -> HttpResponse:
    by = actor_of(request)
    content = clearance_page(by, found)
    forms = [_form(row, sent) for row in content["own"]] if found.is_open else []
    in_conflict = any(form.in_conflict for _row, form in forms)
    context = {
        **_page(found.title, found),
        **content,
        "forms": forms,
        "error_forms": sent,
        "may_run": found.is_open and can_open_clearance.test(by, found.organisation_id),
    }
    return render(request, "knowledge/clearances/clearance.html", context, status=409 if in_conflict else 200)


def _form(row: ClearanceAnswer, sent: list[AnswerForm]) -> tuple[ClearanceAnswer, AnswerForm]:
    prefix = f"a{row.organisation_id}"
    return row, next((form for form in sent if form.prefix == prefix), None) or AnswerForm(row=row)


def _found(pk: int) -> Clearance:
    return get_object_or_404(found_clearances.clearances(), pk=pk)


def _running(request: HttpRequest, pk: int) -> Clearance:
    """One that this person opened or could have opened."""
    found = _found(pk)
    permit(actor_of(request), can_open_clearance, found.organisation_id)
    return found


def _thing(by: Actor, kind: str, key: str) -> ToClear:
    """What may go to the members now; for whoever may not send it, it is not there."""
    clearable = registry.clearables.get(kind)
    thing = clearable.find(key) if clearable else None
    if thing is None or not can_open_clearance.test(by, thing.organisation):
        raise Http404
    return thing


def _open(by: Actor, form: OpenClearanceForm, kind: str, key: str) -> Clearance:
    return open_clearance(by=by, sent=form.sent, kind=kind, key=key, organisation=form.cleaned_data.get("organisation"))


def _page(title: str, found: Clearance | None = None) -> dict[str, Any]:
    crumbs = [(_("Clearances"), reverse("clearances:clearances"))]
    if found and title != found.title:
        crumbs.append((found.title, reverse("clearances:clearance", args=[found.pk])))
    return {
        "page_title": title,
        "breadcrumb": [*crumbs, (title, "")],
        "clearance": found,
        "is_example": bool(found and found.is_example),
    }
