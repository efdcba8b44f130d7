"""The minutes of a meeting: written, approved at a later meeting, their public version published or taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.accounts.queries import last_change
from network_portal.bodies.actions.minutes import approve_minutes, publish_minutes, withdraw_minutes, write_minutes
from network_portal.bodies.forms.minutes import ApproveForm, MinutesForm, saved_minutes
from network_portal.bodies.models import Minutes
from network_portal.bodies.permissions import can_write_inside
from network_portal.bodies.queries.minutes import public_text, state_in_words
from network_portal.bodies.views.meetings import REFUSED, all_meetings, meeting_or_404, one_meeting, status_of
from network_portal.bodies.views.pages import body_or_404, drawn, page
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.forms.sections import StepForm
from network_portal.common.views.sections import compared, tell_once


@require_http_methods(PAGE_METHODS)
def minutes(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_write_inside, body)
    found = meeting_or_404(body, meeting_id)
    kept: Minutes | None = getattr(found, "minutes", None)
    form = MinutesForm(request.POST or None, meeting=found, minutes=kept)
    if form.carried_out(
        lambda: write_minutes(by=by, meeting=found, version=form.cleaned_data["version"], values=form.values())
    ):
        tell_once(request, _("The minutes are saved."))
        return redirect("bodies:meeting", slug, found.pk)
    if form.in_conflict and (kept := Minutes.objects.filter(meeting=found).first()):
        form.compare(kept.version, saved_minutes(kept), **last_change(kept))
    title = _("Minutes")
    context = {**page(body, title, all_meetings(body), one_meeting(found)), "form": form, "meeting": found}
    context |= {"minutes": kept, "can_tell": found.has_begun, "is_example": found.is_example}
    return drawn(request, "bodies/minutes/write.html", context, status_of(form))


@require_http_methods(PAGE_METHODS)
def settle(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """`act` approves, publishes or withdraws the minutes that are written."""
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_write_inside, body)
    found = meeting_or_404(body, meeting_id)
    kept: Minutes | None = getattr(found, "minutes", None)
    if kept is None:
        return redirect("bodies:minutes", slug, found.pk)
    act = request.POST.get("act", "")
    approve = ApproveForm(request.POST if act == "approve" else None, submission=kept)
    step = StepForm(request.POST if act in ("publish", "withdraw") else None, submission=kept)
    done = ""
    if approve.carried_out(lambda: approve_minutes(by=by, minutes=kept, **_approved(approve))):
        done = _("It is recorded that the body approved the minutes.")
    if act == "publish" and step.carried_out(lambda: publish_minutes(by=by, minutes=kept, **step.cleaned_data)):
        done = _("The public version of the minutes stands on the page of the body.")
    if act == "withdraw" and step.carried_out(lambda: withdraw_minutes(by=by, minutes=kept, **step.cleaned_data)):
        done = _("The minutes are off the public pages. Copies that somebody took cannot be called back.")
    if done:
        tell_once(request, done)
        return redirect("bodies:meeting", slug, found.pk)
    is_late = any([compared(kept, approve), compared(kept, step)])
    title = _("Approve and publish the minutes")
    context = {
        **page(body, title, all_meetings(body), one_meeting(found)),
        "meeting": found,
        "minutes": kept,
        "minutes_state": state_in_words(kept),
        "public_text": public_text(kept),
        "approve": approve,
        "step": step,
        "is_example": found.is_example,
    }
    return drawn(request, "bodies/minutes/settle.html", context, REFUSED if is_late else 200)


def _approved(form: ApproveForm) -> dict[str, Any]:
    return {"version": form.cleaned_data["version"], "at": form.later[form.cleaned_data["meeting"]]}
