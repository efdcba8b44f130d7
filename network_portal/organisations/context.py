from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of
from network_portal.common.actors import Actor
from network_portal.organisations.models import TeamMember


def acting(request: HttpRequest) -> dict[str, Any]:
    """The organisations that the person may act for, for the switch at the top, and whether titles say less."""
    actor = actor_of(request)
    seats = getattr(request, "teams", []) if actor.is_signed_in else []
    return {
        "acting_choices": [
            {
                "id": seat.organisation_id,
                "name": seat.organisation.short_name,
                "current": seat.organisation_id == actor.acting_for,
            }
            for seat in seats
        ],
        "quiet_title": quiet_title(request) if _is_read_quietly(request, actor, seats) else "",
    }


def quiet_title(request: HttpRequest) -> str:
    """What stands in the window's bar for who wishes that it names nobody: where they are, and no more."""
    place = next(iter(request.path_info.strip("/").split("/")[1:]), "")
    titles = {"accounts": _("My account"), "search": _("Search"), "dashboard": _("What I have to do")}
    return titles.get(place) or _("A page to read")


def _is_read_quietly(request: HttpRequest, actor: Actor, seats: Iterable[TeamMember]) -> bool:
    """A visitor's page asks for no person: it may be kept for all."""
    if not actor.is_signed_in:
        return bool(getattr(request, "is_read_quietly", False))
    return bool(getattr(request.user, "is_quiet", False)) or any(seat.organisation.is_quiet for seat in seats)
