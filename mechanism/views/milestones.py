"""A table publishes what it achieved, and takes back what was published in error."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mechanism.actions.milestones import publish_milestone, withdraw_milestone
from mechanism.forms.milestones import MilestoneForm
from mechanism.permissions import can_endorse
from mechanism.queries.milestones import day_of, published_of
from mechanism.views.pages import drawn, of_table, page, table_or_404
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.errors import DomainError
from network_portal.common.numbers import whole_number


@require_http_methods(PAGE_METHODS)
def milestones(request: HttpRequest, number: int) -> HttpResponse:
    body, by = table_or_404(number), actor_of(request)
    permit(by, can_endorse, body)
    form = MilestoneForm(request.POST or None)
    if form.carried_out(lambda: publish_milestone(by=by, body=body, achieved=form.achieved())):
        messages.success(request, _("The milestone stands on the page of the table."))
        return redirect("mechanism:milestones", number)
    context = {
        **page(_("Milestones of the table"), of_table(body)),
        "body": body,
        "form": form,
        "rows": [{"one": one, "text": one.text, "day": day_of(one)} for one in published_of(body)],
        "is_example": body.is_example,
    }
    return drawn(request, "mechanism/milestones/milestones.html", context)


@require_POST
def withdraw(request: HttpRequest, number: int, milestone_id: int) -> HttpResponse:
    body, by = table_or_404(number), actor_of(request)
    permit(by, can_endorse, body)
    found = get_object_or_404(published_of(body), pk=milestone_id)
    try:
        withdraw_milestone(by=by, milestone=found, version=whole_number(request.POST.get("version", "")) or 0)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Nobody reads this milestone any more."))
    return redirect("mechanism:milestones", number)
