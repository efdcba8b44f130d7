"""What is done about an endorsed recommendation: it is addressed, answered, followed up, or withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mechanism.actions.recommendations import withdraw_recommendation
from mechanism.actions.responses import (
    address_recommendation,
    answer_recommendation,
    follow_up_recommendation,
    record_response,
)
from mechanism.forms.recommendations import (
    AddressForm,
    FollowUpForm,
    RecommendationStep,
    ResponseForm,
    SaidForm,
    WithdrawForm,
)
from mechanism.models import Recommendation
from mechanism.permissions import can_answer_recommendation, can_endorse, can_record_response
from mechanism.queries.recommendations import find_recommendation, own_addressee
from mechanism.views.pages import REFUSED, drawn, page
from network_portal.accounts.permissions import is_signed_in
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.views.sections import compared


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def address(request: HttpRequest, reference: str) -> HttpResponse:
    found, by = _found(reference), actor_of(request)
    permit(by, can_endorse, found.body)
    form = AddressForm(request.POST or None, recommendation=found)
    done = form.carried_out(lambda: address_recommendation(by=by, recommendation=found, **form.cleaned_data))
    words = _("It is addressed. Those who are new were written to, once; the portal reminds nobody of it.")
    return _shown(request, found, form, done, words, _("To whom the recommendation goes"), _("Address it"))


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def respond(request: HttpRequest, reference: str) -> HttpResponse:
    found, by = _found(reference), actor_of(request)
    permit(by, can_record_response, found)
    form = ResponseForm(request.POST or None, recommendation=found)

    def records() -> Any:
        said = form.cleaned_data
        return record_response(
            by=by,
            addressee=said["addressee"],
            version=said["version"],
            said=form.said(),
            source=said["source"],
        )

    done = form.carried_out(records)
    return _shown(
        request, found, form, done, _("The response stands here now."), _("Record a response"), _("Record the response")
    )


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """The addressee's own people."""
    found, by = _found(reference), actor_of(request)
    permit(by, can_answer_recommendation, found)
    addressee = own_addressee(by, found)
    assert addressee and addressee.organisation
    by = by.speaking_for(addressee.organisation.pk)
    form = SaidForm(request.POST or None, recommendation=found)

    def answers() -> Any:
        version = form.cleaned_data["version"]
        return answer_recommendation(by=by, addressee=addressee, version=version, said=form.said())

    title = _("Response of %(name)s") % {"name": addressee.organisation.short_name}
    words = _("Your response stands here now, and the table is told.")
    return _shown(request, found, form, form.carried_out(answers), words, title, _("Send the response"))


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def follow_up(request: HttpRequest, reference: str) -> HttpResponse:
    found, by = _found(reference), actor_of(request)
    permit(by, can_endorse, found.body)
    form = FollowUpForm(request.POST or None, recommendation=found)
    done = form.carried_out(lambda: follow_up_recommendation(by=by, recommendation=found, **form.cleaned_data))
    return _shown(
        request, found, form, done, _("It stands here now."), _("What became of the recommendation"), _("Publish this")
    )


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    found, by = _found(reference), actor_of(request)
    permit(by, can_endorse, found.body)
    form = WithdrawForm(request.POST or None, recommendation=found)
    done = form.carried_out(lambda: withdraw_recommendation(by=by, recommendation=found, **_withdrawn(form)))
    there = reverse("mechanism:recommendation_drafts", args=[found.body.number])
    words = _("Nobody outside the table reads it any more.")
    return _shown(request, found, form, done, words, _("Withdraw the recommendation"), _("Withdraw it"), there)


def _withdrawn(form: WithdrawForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("version", "reason")}


def _found(reference: str) -> Recommendation:
    found = find_recommendation(reference)
    if found is None:
        raise Http404
    return found


def _shown(
    request: HttpRequest,
    found: Recommendation,
    form: RecommendationStep,
    done: bool,
    words: str,
    title: str,
    button: str,
    there: str = "",
) -> HttpResponse:
    public = reverse("mechanism:recommendation", args=[found.reference])
    if done:
        messages.success(request, words)
        return redirect(there or public)
    late = compared(found, form)
    before = (_("Recommendations"), reverse("mechanism:recommendations")), (str(found.reference), public)
    context = {
        **page(title, *before),
        "one": found,
        "text": found.text,
        "form": form,
        "button": button,
        "back_url": public,
        "is_example": found.is_example,
    }
    return drawn(request, "mechanism/recommendations/step.html", context, REFUSED if late else 200)
