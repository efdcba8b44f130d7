"""The one file beside a pledge: a section of its own, so that nothing typed is lost with a file that is refused."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.actors import Actor
from network_portal.common.files import attachment as served
from network_portal.common.forms.sections import StepForm
from pledges.actions.attachments import attach_file, remove_file
from pledges.forms.attachments import AttachmentForm
from pledges.models import Submission
from pledges.permissions import can_read_attachment
from pledges.queries.attachments import attachment_of, with_submission
from pledges.views.submissions import address_of_section, page_of_section, readable_submission

SECTION = "attachment"


@require_http_methods(PAGE_METHODS)
def attachment(request: HttpRequest, submission: int) -> HttpResponse:
    """POST puts the file in the place of an earlier one; with `act` 'remove' none is left."""
    by = actor_of(request)
    found = readable_submission(by, submission)
    if not found.is_writable:
        messages.info(request, _("This pledge was sent. Take it back to change it."))
        return redirect("pledges:submission", found.pk)
    form, step = _forms(request, found)
    if _carried_out(request, by, found, form, step):
        return redirect(address_of_section(found, SECTION))
    if form.in_conflict or step.in_conflict:
        found.refresh_from_db()
        for one in (form, step):
            one.compare(found.version, {})
    context = {**page_of_section(found, SECTION), "form": form, "step": step, "file": attachment_of(found)}
    in_conflict = form.in_conflict or step.in_conflict
    return render(request, "pledges/submissions/attachment.html", context, status=409 if in_conflict else 200)


@require_safe
def attachment_file(request: HttpRequest, file: int) -> HttpResponse:
    """Of a published pledge for everybody; before for those who write and review it, for others it does not exist."""
    found = get_object_or_404(with_submission(), pk=file)
    permit(actor_of(request), can_read_attachment, found, hidden=True, even_sign_in=True)
    return served(found.stored, name=found.name, kind=found.kind)  # type: ignore[return-value]


def _forms(request: HttpRequest, found: Submission) -> tuple[AttachmentForm, StepForm]:
    """The file that comes, and the press that takes one away."""
    removes = request.POST.get("act") == "remove"
    if request.method != "POST" or removes:
        return AttachmentForm(submission=found), StepForm(request.POST if removes else None, submission=found)
    return AttachmentForm(request.POST, request.FILES, submission=found), StepForm(submission=found)


def _carried_out(request: HttpRequest, by: Actor, found: Submission, form: AttachmentForm, step: StepForm) -> bool:
    if step.is_bound and step.carried_out(
        lambda: remove_file(by=by, submission=found, version=step.cleaned_data["version"])
    ):
        messages.success(request, _("The file is removed."))
        return True
    if form.is_bound and form.carried_out(lambda: attach_file(by=by, submission=found, **form.cleaned_data)):
        messages.success(request, _("The file is added."))
        return True
    return False
