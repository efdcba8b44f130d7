"""What the Liaison Table is asked to look at again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mechanism.actions.appeals import answer_appeal
from mechanism.forms.memberships import AnswerForm
from mechanism.models import MembershipRequest
from mechanism.permissions import can_answer_appeal, can_read_appeals
from mechanism.queries.standing import labelled_facts, said_of_request
from mechanism.views.pages import REFUSED, drawn, page, pressed_before
from network_portal.accounts.permissions import is_signed_in
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.kept_answers import typed_words
from network_portal.common.views.sections import compared, tell_once

MOST_SHOWN = 100


@require_http_methods(["GET", "HEAD"])
@requires(can_read_appeals)
def appeals(request: HttpRequest) -> HttpResponse:
    """Each person sees those that they may decide, and no other."""
    waiting = MembershipRequest.objects.appealed().select_related("organisation", "body").order_by("appealed_at")
    mine = [one for one in waiting[:MOST_SHOWN] if can_answer_appeal.test(actor_of(request), one)]
    context = {
        **page(_("What the Liaison Table is asked"), _liaison()),
        "rows": [said_of_request(one) for one in mine],
        "is_example": bool(mine) and all(one.organisation.is_example for one in mine),
    }
    return drawn(request, "mechanism/appeals/appeals.html", context)


@require_http_methods(PAGE_METHODS)
@requires(is_signed_in)
def appeal(request: HttpRequest, request_id: int) -> HttpResponse:
    by = actor_of(request)
    found = get_object_or_404(MembershipRequest.objects.select_related("organisation", "body"), pk=request_id)
    is_answered = found.state != MembershipRequest.APPEALED
    if not (is_answered and by.user_id == found.answered_by_id):
        permit(by, can_answer_appeal, found, hidden=True)
    form = AnswerForm(request.POST or None, submission=found)
    done = form.carried_out(lambda: answer_appeal(by=by, request=found, **form.said))
    is_late = compared(found, form)
    if done or pressed_before(found, by.user_id, form):
        tell_once(request, _("The answer is on its way to the organisation."))
        return redirect("mechanism:appeals")
    is_waiting = found.state == MembershipRequest.APPEALED
    if not is_waiting and request.method != "POST":
        messages.info(request, _("This request is answered: %(state)s.") % {"state": found.get_state_display()})
        return redirect("mechanism:appeals")
    asked = (_("What the Liaison Table is asked"), reverse("mechanism:appeals"))
    context = {
        **page(str(found.organisation.name), _liaison(), asked),
        "said": said_of_request(found),
        "facts": labelled_facts(found.organisation),
        "form": form,
        "is_waiting": is_waiting,
        "came_late": not is_waiting,
        "typed_words": [] if is_waiting else typed_words(request, beginning=("answer",)),
        "is_example": found.organisation.is_example,
    }
    return drawn(request, "mechanism/appeals/appeal.html", context, REFUSED if is_late else 200)


def _liaison() -> tuple[str, str]:
    return _("Liaison Table"), reverse("mechanism:liaison_table")
