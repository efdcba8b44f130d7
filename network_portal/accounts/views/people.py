from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network_portal.accounts.actions.people import disable_account
from network_portal.accounts.actions.sessions import end_sessions
from network_portal.accounts.models import User
from network_portal.accounts.permissions import can_disable_account, can_read_people
from network_portal.accounts.queries import people_like
from network_portal.common.access import actor_of, permit

MOST_SHOWN = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """There is no such page for anyone but an administrator, strangers included (A03)."""
    if not actor_of(request).is_signed_in:
        raise Http404
    permit(actor_of(request), can_read_people, hidden=True)
    wanted = request.GET.get("q", "").strip()
    found = list(people_like(wanted)[: MOST_SHOWN + 1])
    values = {"wanted": wanted, "found": found[:MOST_SHOWN], "there_are_more": len(found) > MOST_SHOWN}
    return render(request, "accounts/people/people.html", values)


@require_POST
def disable(request: HttpRequest, person: int) -> HttpResponse:
    found = _person_for(request, person)
    disable_account(by=actor_of(request), person=found)
    messages.success(request, _("The account of %(person)s is disabled.") % {"person": found})
    return redirect("accounts:people")


@require_POST
def end_their_sessions(request: HttpRequest, person: int) -> HttpResponse:
    found = _person_for(request, person)
    end_sessions(by=actor_of(request), person=found)
    messages.success(request, _("%(person)s is signed out everywhere.") % {"person": found})
    return redirect("accounts:people")


def _person_for(request: HttpRequest, person: int) -> User:
    """A person unknown or oneself: who may disable nobody learns nothing of who exists."""
    permit(actor_of(request), can_read_people)
    found = get_object_or_404(User, pk=person)
    permit(actor_of(request), can_disable_account, found)
    return found
