"""Who holds which office of a body: recorded with its minutes, ended with a reason, and what the world reads of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.bodies.actions.mandates import choose_what_is_told, end_early, resign
from network_portal.bodies.actions.offices import record_mandate, step_up
from network_portal.bodies.forms.mandates import EndForm, MandateForm, OwnMandateForm, ResignForm, StepUpForm
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.permissions import can_read_inside, can_read_own_mandate, can_record_mandate
from network_portal.bodies.queries.offices import mandates_of, principals_to_replace, protected_holders
from network_portal.bodies.views.pages import Crumb, body_or_404, drawn, page
from network_portal.common import clock
from network_portal.common.access import PAGE_METHODS, actor_of, permit


@require_safe
def mandates(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits in the body reads who holds its offices; of an organisation at risk nobody reads who."""
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    kept_back, today = protected_holders(body), clock.today()
    rows = [_row(one, kept_back, actor.user_id) for one in mandates_of(body)]
    context = {
        **page(body, _("Who holds which office")),
        "now": [row for row in rows if row["mandate"].term.until > today],
        "before": [row for row in rows if row["mandate"].term.until <= today],
        "may_record": can_record_mandate.test(actor.with_second_factor(), body),
        "waits": bool(principals_to_replace(body)),
        "is_example": any(row["mandate"].organisation.is_example for row in rows),
    }
    return drawn(request, "bodies/mandates/mandates.html", context)


def _row(mandate: Mandate, kept_back: frozenset[int], reader: int | None) -> dict[str, Any]:
    is_own = mandate.person_id is not None and mandate.person_id == reader
    name = str(mandate.person) if mandate.person and (is_own or mandate.pk not in kept_back) else ""
    return {"mandate": mandate, "name": name, "is_own": is_own, "is_ahead": mandate.starts_on > clock.today()}


@require_http_methods(PAGE_METHODS)
def record(request: HttpRequest, slug: str) -> HttpResponse:
    body, by = _recorded_body(request, slug), actor_of(request)
    form = MandateForm(request.POST or None, body=body)

    def records() -> None:
        organisation, person = form.chosen
        told = form.told(form.cleaned_data["office"])
        record_mandate(by=by, body=body, organisation=organisation, person=person, told=told)

    if form.carried_out(records):
        messages.success(request, _("The mandate is recorded, and the person is written to."))
        return redirect("bodies:mandates", slug)
    context = {**page(body, _("Record a mandate"), _of(body)), "form": form}
    return drawn(request, "bodies/mandates/record.html", context)


@require_http_methods(PAGE_METHODS)
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """An alternate takes the place of a principal delegate for the rest of the term."""
    body, by = _recorded_body(request, slug), actor_of(request)
    form = StepUpForm(request.POST or None, body=body)
    if form.carried_out(lambda: step_up(by=by, told=form.told(Mandate.PRINCIPAL), **form.chosen)):
        messages.success(request, _("The alternate is principal delegate now, and is written to."))
        return redirect("bodies:mandates", slug)
    context = {
        **page(body, _("An alternate steps up"), _of(body)),
        "form": form,
        "is_possible": bool(form.principals and form.alternates),
    }
    return drawn(request, "bodies/mandates/step_up.html", context)


@require_http_methods(PAGE_METHODS)
def end(request: HttpRequest, slug: str, mandate_id: int) -> HttpResponse:
    body, by = _recorded_body(request, slug), actor_of(request)
    mandate = _mandate_or_404(body, mandate_id)
    form = EndForm(request.POST or None)
    if form.carried_out(lambda: end_early(by=by, mandate=mandate, **form.cleaned_data)):
        messages.success(request, _("The mandate ended. Those concerned are written to."))
        return redirect("bodies:mandates", slug)
    context = {**page(body, _("End a mandate"), _of(body)), "form": form, "mandate": mandate}
    return drawn(request, "bodies/mandates/end.html", context)


@require_http_methods(PAGE_METHODS)
def mine(request: HttpRequest, slug: str, mandate_id: int) -> HttpResponse:
    """One's own: whether the world reads one's name, and giving the office up."""
    body, by = body_or_404(slug), actor_of(request)
    mandate = Mandate.objects.select_related("body", "organisation").filter(body=body, pk=mandate_id).first()
    permit(by, can_read_own_mandate, mandate, hidden=True)
    assert mandate is not None
    sent = {act: request.POST if request.POST.get("act") == act else None for act in ("choose", "resign")}
    told = {"is_named": mandate.is_named, "gender": mandate.gender}
    form, leaving = OwnMandateForm(sent["choose"], initial=told), ResignForm(sent["resign"])
    if form.carried_out(lambda: choose_what_is_told(by=by, mandate=mandate, **form.cleaned_data)):
        messages.success(request, _("It is saved, and holds from now on."))
        return redirect("bodies:own_mandate", slug, mandate_id)
    if leaving.carried_out(lambda: resign(by=by, mandate=mandate)):
        messages.success(request, _("You hold this office no more. Those concerned are written to."))
        return redirect("bodies:own_mandate", slug, mandate_id)
    context = {
        **page(body, _("My mandate"), _of(body)),
        "mandate": mandate,
        "form": form,
        "leaving": leaving,
        "is_over": mandate.term.until <= clock.today(),
        "is_kept_back": mandate.pk in protected_holders(body),
    }
    return drawn(request, "bodies/mandates/mine.html", context)


def _recorded_body(request: HttpRequest, slug: str) -> Body:
    body = body_or_404(slug)
    permit(actor_of(request), can_record_mandate, body)
    return body


def _mandate_or_404(body: Body, mandate_id: int) -> Mandate:
    found = mandates_of(body).filter(pk=mandate_id).first()
    if found is None:
        raise Http404
    return found


def _of(body: Body) -> Crumb:
    return _("Who holds which office"), reverse("bodies:mandates", args=[body.slug])
