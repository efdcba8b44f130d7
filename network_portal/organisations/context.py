from typing import Any

from django.http import HttpRequest

from network_portal.common.access import actor_of


def acting(request: HttpRequest) -> dict[str, Any]:
    """The organisations that the person may act for, for the switch at the top."""
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
        ]
    }
