"""How an organisation stands in the Mechanism; suspending it, leaving, closing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from rules.predicates import Predicate

from mechanism.actions.admissions import lift_suspension, suspend_organisation
from mechanism.actions.leaving import close_organisation, leave_mechanism
from mechanism.forms.admissions import ConfirmInWordsForm, SuspendForm
from mechanism.models import Admission, MembershipRequest
from mechanism.permissions import can_ask_to_join, can_leave, can_read_requests, can_read_standing, can_suspend
from mechanism.queries.memberships import seats_in_mechanism
from mechanism.queries.standing import labelled_facts, open_offices, said_of_request
from mechanism.queries.tables import working_tables
from mechanism.views.pages import REFUSED, drawn, page
from network_portal.accounts.permissions import is_signed_in
from network_portal.bodies.models import Seat
from network_portal.bodies.permissions import can_see_members
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.forms.sections import StepForm
from network_portal.common.languages import date_in_words
from network_portal.common.views.sections import compared
from network_portal.organisations.models import Organisation
from network_portal.organisations.permissions import knows_it_from_within


def organisation_for(request: HttpRequest, slug: str, predicate: Predicate) -> Organisation:
    """Who may not read how it stands is answered as if it did not exist."""
    actor, found = actor_of(request), Organisation.objects.filter(slug=slug).first()
    permit(actor, can_read_standing, found, hidden=True)
    permit(actor, predicate, found)
    return get_object_or_404(Organisation, slug=slug)


@require_http_methods(["GET", "HEAD"])
@requires(is_signed_in)
def standing(request: HttpRequest, slug: str) -> HttpResponse:
    organisation, actor = organisation_for(request, slug, can_read_standing), actor_of(request)
    seats = list(seats_in_mechanism(organisation))
    asked = MembershipRequest.objects.filter(organisation=organisation).select_related("body", "organisation")
    knows_all = knows_it_from_within.test(actor, organisation)
    requests = [
        said_of_request(one)
        for one in asked.order_by("-pk")
        if knows_all or can_read_requests.test(actor, one.body)  # T02: each table reads its own
    ]
    taken = {seat.body_id for seat in seats} | {one["row"].body_id for one in requests if one["is_open"]}
    represents = can_ask_to_join.test(actor, organisation)
    admission = Admission.objects.filter(organisation=organisation).first()
    suspended_at = admission.suspended_at if admission else None
    context = {
        **page(_("%(name)s in the Mechanism") % {"name": organisation.short_name}),
        "organisation": organisation,
        "admission": admission,
        "since": date_in_words(suspended_at) if suspended_at else "",
        "facts": labelled_facts(organisation),
        "seats": [_row(seat, actor) for seat in seats],
        "requests": requests,
        "others": [(one.number, body_in_words(one)) for one in working_tables() if one.pk not in taken],
        "represents": represents,
        "for_it": f"?organisation={organisation.pk}",
        "may_suspend": can_suspend.test(actor.with_second_factor(), organisation) and not represents,
        "is_example": organisation.is_example,
    }
    return drawn(request, "mechanism/admissions/standing.html", context)


def _row(seat: Seat, actor: Actor) -> dict[str, Any]:
    reads = can_see_members.test(actor, seat.body)
    return {"seat": seat, "name": body_in_words(seat.body), "number": _number(seat.body), "reads_members": reads}


def _number(body: object) -> int | None:
    return getattr(body, "number", None) if getattr(body, "kind", "") == "working_table" else None


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def suspend(request: HttpRequest, slug: str) -> HttpResponse:
    """Suspends, or lifts what stands."""
    organisation, by = organisation_for(request, slug, can_suspend), actor_of(request)
    admission = get_object_or_404(Admission, organisation=organisation, ended_at=None)
    is_suspended = admission.suspended_at is not None
    sent = {act: request.POST if request.POST.get("act") == act else None for act in ("suspend", "lift")}
    form, lift = SuspendForm(sent["suspend"], submission=admission), StepForm(sent["lift"], submission=admission)
    if form.carried_out(lambda: suspend_organisation(by=by, organisation=organisation, **form.cleaned_data)):
        messages.success(request, _("The organisation is suspended, and is written to with the reason."))
        return redirect("mechanism:standing", slug)
    if lift.carried_out(lambda: lift_suspension(by=by, organisation=organisation, **lift.cleaned_data)):
        messages.success(request, _("The suspension is lifted, and the organisation is written to."))
        return redirect("mechanism:standing", slug)
    is_late = any(compared(admission, one) for one in (form, lift))
    is_suspended = admission.suspended_at is not None
    context = {
        **page(_("Lift the suspension") if is_suspended else _("Suspend the organisation"), _crumb(organisation)),
        "organisation": organisation,
        "admission": admission,
        "form": form,
        "lift": lift,
        "is_suspended": is_suspended,
        "is_example": organisation.is_example,
    }
    return drawn(request, "mechanism/admissions/suspend.html", context, REFUSED if is_late else 200)


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    return _ends(request, slug, "leave")


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def close(request: HttpRequest, slug: str) -> HttpResponse:
    return _ends(request, slug, "close")


def _ending(how: str) -> tuple[Callable[..., None], str, str]:
    """The verb, the heading of its page, and what is said when it is done."""
    if how == "leave":
        done = _("%(name)s left the Mechanism. It may ask to join again whenever it wishes.")
        return leave_mechanism, _("Leave the Mechanism"), done
    done = _("%(name)s is closed: it sits in no table, and what it showed is shown no more.")
    return close_organisation, _("Close the organisation"), done


def _ends(request: HttpRequest, slug: str, how: str) -> HttpResponse:
    verb, title, done = _ending(how)
    organisation = organisation_for(request, slug, can_leave)
    by: Actor = actor_of(request).speaking_for(organisation.pk)
    form = ConfirmInWordsForm(request.POST or None, organisation=organisation)
    if form.carried_out(lambda: verb(by=by, organisation=organisation)):
        messages.success(request, done % {"name": organisation.short_name})
        return redirect("mechanism:standing", slug)
    context = {
        **page(title, _crumb(organisation)),
        "organisation": organisation,
        "seats": [body_in_words(seat.body) for seat in seats_in_mechanism(organisation)],
        "offices": open_offices(organisation),
        "form": form,
        "is_example": organisation.is_example,
    }
    return drawn(request, f"mechanism/admissions/{how}.html", context)


def _crumb(organisation: Organisation) -> tuple[str, str]:
    name = _("%(name)s in the Mechanism") % {"name": organisation.short_name}
    return name, reverse("mechanism:standing", args=[organisation.slug])
