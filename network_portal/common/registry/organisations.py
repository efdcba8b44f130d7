"""What an organisation does in parts above that of organisations."""

from collections.abc import Callable
from dataclasses import dataclass

from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class SeatPlace:
    """A body in which an organisation sits, as a link in the current language."""

    words: str
    url: str


seat_places: Entries[Callable[[int], list[SeatPlace]]] = Entries("where an organisation sits, by its id")


def seats_shown(organisation_id: int) -> list[SeatPlace]:
    return [place for find in seat_places.values() for place in find(organisation_id)]
