"""Where an organisation sits, for its card."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.queries.organisations import tables_of
from network_portal.common.registry.organisations import SeatPlace, seat_places


def working_tables_of(organisation_id: int) -> list[SeatPlace]:
    return [
        SeatPlace(_("Working Table %(number)d") % {"number": number}, reverse("mechanism:table", args=[number]))
        for number in tables_of(organisation_id)
    ]


def register() -> None:
    seat_places.register("mechanism", working_tables_of)
