"""What the room of a body shows of its offices."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.permissions import can_record_mandate
from network_portal.bodies.queries.mandates import offices_filled
from network_portal.bodies.rules.offices import PLACES
from network_portal.common.actors import Actor
from network_portal.common.registry.bodies import RoomPanel, RoomRow, room_panels


def panels(actor: Actor, body: Body) -> Iterator[RoomPanel]:
    """How many places of each office are filled, and where they are recorded."""
    url, filled = reverse("bodies:mandates", args=[body.slug]), offices_filled(body)
    words = _("%(filled)d of %(places)d")
    rows = tuple(
        RoomRow(url, str(label), words % {"filled": filled[office], "places": PLACES[office]})
        for office, label in Mandate.OFFICES
        if filled.get(office)
    )
    may = can_record_mandate.test(actor.with_second_factor(), body)
    doing = ((reverse("bodies:record_mandate", args=[body.slug]), _("Record a mandate")),) if may else ()
    empty = _("No mandate is recorded. Whoever runs the body, or a co-chair, records whom a meeting chose.")
    yield RoomPanel(55, _("Offices"), rows, empty, url, _("Who holds which office"), doing)


def register() -> None:
    room_panels.register("offices", panels)
