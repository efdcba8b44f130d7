"""A representative asks a table for a seat, sees what became of it, and leaves."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mechanism.actions.appeals import appeal_decision
from mechanism.actions.leaving import leave_table
from mechanism.actions.memberships import request_membership, withdraw_request
from mechanism.forms.memberships import AppealForm, AskForm, ForOrganisation, OwnStepForm
from mechanism.models import MembershipRequest
from mechanism.permissions import can_ask_to_join, can_leave, can_read_requests
from mechanism.queries.memberships import last_request
from mechanism.queries.standing import open_offices, said_of_request, where_of
from mechanism.views.pages import REFUSED, drawn, of_table, page, spoken_for, table_or_404
from network_portal.accounts.limits import refuse_beyond
from network_portal.accounts.permissions import is_signed_in
from network_portal.bodies.models import Body
from network_portal.bodies.permissions import can_see_members
from network_portal.bodies.queries.members import acting_seats
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.views.sections import compared
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.directory import country_names


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def join(request: HttpRequest, number: int) -> HttpResponse:
    """`act` asks, withdraws what was asked, or asks the Liaison Table."""
    body, organisation = table_or_404(number), spoken_for(request)
    permit(actor_of(request), can_ask_to_join, organisation)
    assert organisation is not None
    by = actor_of(request).speaking_for(organisation.pk)
    asked = last_request(body, organisation)
    ask = AskForm(_sent(request, "ask"), organisation=organisation)
    step = OwnStepForm(_sent(request, "withdraw"), submission=asked) if asked else None
    appeal = AppealForm(_sent(request, "appeal"), submission=asked) if asked else None
    done = _done(request, by, body, organisation, ask, asked, step, appeal)
    if done:
        messages.success(request, done)
        return redirect("mechanism:standing", organisation.slug)
    late = any(compared(asked, form) for form in (step, appeal) if form)
    context = {
        **page(_("Ask to join %(table)s") % {"table": body_in_words(body)}, of_table(body)),
        "table": body,
        "organisation": organisation,
        "asked": said_of_request(asked) if asked else None,
        "has_seat": acting_seats(body).filter(organisation=organisation).exists(),
        "ask": ask,
        "step": step,
        "appeal": appeal,
        "is_example": organisation.is_example,
    }
    return drawn(request, "mechanism/memberships/join.html", context, REFUSED if late else 200)


def _sent(request: HttpRequest, act: str) -> Any:
    return request.POST if request.POST.get("act") == act else None


def _done(
    request: HttpRequest,
    by: Actor,
    body: Body,
    organisation: Organisation,
    ask: AskForm,
    asked: MembershipRequest | None,
    step: OwnStepForm | None,
    appeal: AppealForm | None,
) -> str:
    """What was done, as its reader is told; empty where nothing was."""

    def asks() -> None:
        words = ask.cleaned_data["words"]
        refuse_beyond(request, {"request_of_organisation": str(organisation.pk)})
        request_membership(by=by, body=body, organisation=organisation, words=words)

    if ask.carried_out(asks):
        return _("The table was asked, and its secretariat is written to.")
    if asked and step:
        version = step.data.get("version", "")
        if step.carried_out(lambda: withdraw_request(by=by, request=asked, version=int(version))):
            return _("The request is withdrawn.")
    if asked and appeal and appeal.carried_out(lambda: appeal_decision(by=by, request=asked, **_appealed(appeal))):
        return _("The Liaison Table was asked. Somebody who had no part in the decision answers.")
    return ""


def _appealed(form: AppealForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("version", "words")}


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def leave(request: HttpRequest, number: int) -> HttpResponse:
    body, organisation = table_or_404(number), spoken_for(request)
    permit(actor_of(request), can_leave, organisation)
    assert organisation is not None
    by = actor_of(request).speaking_for(organisation.pk)
    form = ForOrganisation(request.POST or None, organisation=organisation)
    if form.carried_out(lambda: leave_table(by=by, body=body, organisation=organisation)):
        messages.success(request, _("%(name)s left the table.") % {"name": organisation.short_name})
        return redirect("mechanism:standing", organisation.slug)
    context = {
        **page(_("Leave %(table)s") % {"table": body_in_words(body)}, of_table(body)),
        "table": body,
        "organisation": organisation,
        "offices": open_offices(organisation, body),
        "form": form,
        "is_example": organisation.is_example,
    }
    return drawn(request, "mechanism/memberships/leave.html", context)


@require_http_methods(["GET", "HEAD"])
def members(request: HttpRequest, number: int) -> HttpResponse:
    """Who sits there, by the name under which they do; for those who sit with them."""
    body, actor = table_or_404(number), actor_of(request)
    permit(actor, can_see_members, body, hidden=True)
    seats, names = list(acting_seats(body)), country_names()
    context = {
        **page(_("Members of %(table)s") % {"table": body_in_words(body)}, of_table(body)),
        "table": body,
        "answers": can_read_requests.test(actor, body),
        "beside": _("Requests to join %(table)s") % {"table": body_in_words(body)},
        "rows": [
            {"seat": seat, "own": seat.organisation_id in actor.memberships, **_row(seat, names)} for seat in seats
        ],
        "is_example": any(seat.organisation.is_example for seat in seats),
    }
    return drawn(request, "mechanism/memberships/members.html", context)


def _row(seat: Any, names: Any) -> dict[str, Any]:
    return {"kind": seat.organisation.get_kind_display(), "where": where_of(seat.organisation, names)}
