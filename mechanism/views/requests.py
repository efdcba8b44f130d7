"""The secretariat of a table reads what it is asked, and answers."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mechanism.actions.memberships import admit_member, decline_member
from mechanism.forms.memberships import DeclineForm
from mechanism.models import MembershipRequest
from mechanism.permissions import can_answer_request, can_read_request, can_read_requests
from mechanism.queries.memberships import known_to, requests_to
from mechanism.queries.standing import labelled_facts, said_of_request
from mechanism.views.pages import REFUSED, drawn, of_table, page, pressed_before, table_or_404
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.forms.sections import StepForm
from network_portal.common.kept_answers import typed_words
from network_portal.common.numbers import whole_number
from network_portal.common.views.sections import compared, tell_once
from network_portal.organisations.queries.likeness import possible_duplicates

ROWS = 50


@require_http_methods(["GET", "HEAD"])
def requests(request: HttpRequest, number: int) -> HttpResponse:
    body = table_or_404(number)
    permit(actor_of(request), can_read_requests, body)
    found = Paginator(requests_to(body), ROWS).get_page(whole_number(request.GET.get("page", "")) or 1)
    rows = [said_of_request(one) for one in found]
    context = {
        **page(_("Requests to join %(table)s") % {"table": body_in_words(body)}, of_table(body)),
        "table": body,
        "beside": _("Members of %(table)s") % {"table": body_in_words(body)},
        "waiting": [row for row in rows if row["is_waiting"]],
        "answered": [row for row in rows if not row["is_waiting"]],
        "is_first": found.number == 1,
        "previous_url": f"?page={found.previous_page_number()}" if found.has_previous() else "",
        "next_url": f"?page={found.next_page_number()}" if found.has_next() else "",
        "is_example": bool(rows) and all(row["row"].organisation.is_example for row in rows),
    }
    return drawn(request, "mechanism/memberships/requests.html", context)


@require_http_methods(PAGE_METHODS)
def answer(request: HttpRequest, number: int, request_id: int) -> HttpResponse:
    """`act` admits, or declines with a reason."""
    body, by = table_or_404(number), actor_of(request)
    permit(by, can_read_requests, body, hidden=True)
    found = get_object_or_404(requests_to(body), pk=request_id)
    permit(by, can_answer_request if request.method == "POST" else can_read_request, found)
    admit = StepForm(request.POST if request.POST.get("act") == "admit" else None, submission=found)
    decline = DeclineForm(request.POST if request.POST.get("act") == "decline" else None, submission=found)
    done = ""
    if admit.carried_out(lambda: admit_member(by=by, request=found, **admit.cleaned_data)):
        done = _("The organisation sits in the table now, and is written to.")
    if decline.carried_out(lambda: decline_member(by=by, request=found, **decline.cleaned_data)):
        done = _("The request is declined, and the organisation is written to with the reason.")
    is_late = any(compared(found, form) for form in (admit, decline))
    if done or pressed_before(found, by.user_id, admit, decline):
        tell_once(request, done or _("This request is answered: %(state)s.") % {"state": found.get_state_display()})
        return redirect("mechanism:requests", number)
    is_waiting = found.state == MembershipRequest.ASKED
    asks_all = _("Requests to join %(table)s") % {"table": body_in_words(body)}
    crumbs = (of_table(body), (asks_all, reverse("mechanism:requests", args=[number])))
    context = {
        **page(str(found.organisation.name), *crumbs),
        "table": body,
        "said": said_of_request(found),
        "facts": labelled_facts(found.organisation),
        "duplicates": possible_duplicates(found.organisation, known=known_to(by, body)),
        "admit": admit,
        "decline": decline,
        "may_answer": is_waiting and can_answer_request.test(by, found),
        "is_own": found.organisation_id in by.memberships,
        "came_late": is_late and not is_waiting,
        "typed_words": typed_words(request, beginning=("reason",)) if is_late and not is_waiting else [],
        "is_example": found.organisation.is_example,
    }
    return drawn(request, "mechanism/memberships/request.html", context, REFUSED if is_late else 200)
