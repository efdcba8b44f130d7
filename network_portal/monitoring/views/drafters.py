from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.common.access import permit
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.common.numbers import whole_number
from network_portal.monitoring.actions.drafters import hand_over
from network_portal.monitoring.forms.drafters import ColleagueForm
from network_portal.monitoring.models import Duty
from network_portal.monitoring.permissions import may_send_update
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.views.desks import Desk

BACK = "../../"


def hand_over_page(request: HttpRequest, desk: Desk, duty: int) -> HttpResponse:
    """Choose a colleague of the team; `act` 'take_back' takes the subject back. `seen` is who drafted it before."""
    mine = Duty.objects.filter(round=desk.round, organisation=desk.organisation).select_related("round", "drafter")
    found = get_object_or_404(mine, pk=duty)
    permit(desk.by, may_send_update, found)
    seen_id = whole_number(request.POST.get("seen", ""))
    if request.POST.get("act") == "take_back":
        return _take_back(request, desk, found, seen_id)
    form = ColleagueForm(request.POST or None, duty=found, person_id=desk.by.user_id)

    def handed() -> Duty:
        chosen = form.cleaned_data
        wanted = {"colleague_id": chosen["colleague"], "words": chosen["words"]}
        return hand_over(by=desk.by, duty=found, seen_id=seen_id, **wanted)

    if form.carried_out(handed):
        messages.success(request, _("Your colleague is written to. You see here when the draft is ready."))
        return redirect(BACK)
    now = mine.get(pk=duty)
    facts = facts_of([found.subject_id], current_language()).get(found.subject_id)
    context = {
        **desk.page(_("Ask a colleague to draft")),
        "back": BACK,
        "duty": now,
        "facts": facts,
        "form": form,
    }
    in_conflict = bool(form.is_bound and form.non_field_errors()) and now.drafter_id != seen_id
    return render(request, "monitoring/drafters/hand_over.html", context, status=409 if in_conflict else 200)


def _take_back(request: HttpRequest, desk: Desk, duty: Duty, seen_id: int | None) -> HttpResponse:
    try:
        hand_over(by=desk.by, duty=duty, colleague_id=None, seen_id=seen_id)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is with you again. What was drafted is kept."))
    return redirect(BACK)
