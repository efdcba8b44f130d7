from collections.abc import Callable
from copy import copy
from dataclasses import replace
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from network_portal.common.actors import Actor
from network_portal.organisations.models import TeamMember

Handler = Callable[[HttpRequest], HttpResponse]
SESSION_KEY = "acting_for"


class ActingOrganisation:
    """Completes request.actor with the teams of the person and the organisation they act for now."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = getattr(request, "actor")
        setattr(request, "actor", SimpleLazyObject(lambda: _with_teams(request, person)))
        return self.get_response(request)


def _with_teams(request: HttpRequest, person: Actor) -> Actor:
    if not person.is_signed_in:
        return person
    seats = list(
        TeamMember.objects.current().filter(user_id=person.user_id or 0).select_related("organisation").order_by("id")
    )
    chosen = request.session.get(SESSION_KEY)
    acting = next((seat for seat in seats if seat.organisation_id == chosen), seats[0] if seats else None)
    setattr(request, "teams", seats)
    return replace(
        copy(person),  # the person is lazy; its copy is an Actor
        memberships=MappingProxyType({seat.organisation_id: seat.role for seat in seats}),
        acting_for=acting.organisation_id if acting else None,
        acting_organisation_name=acting.organisation.short_name if acting else "",
    )
