"""What bodies must know of the parts above: whose membership rests, which offices count elsewhere, what rooms show."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from network_portal.common.actors import Actor
from network_portal.common.registry.entries import Entries

Resting = Callable[[], Any]
"""A queryset of ids of organisations whose membership rests: they keep their seats and act in none."""

OfficeElsewhere = tuple[int, str]
SharedOffices = Callable[[Any], Iterable[OfficeElsewhere]]
"""Of a body the offices, as id of another body and office, whose holders run this one too."""


@dataclass(frozen=True)
class RoomRow:
    """`note` stands beside the link in muted text: a day, a state, who."""

    url: str
    words: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True)
class RoomPanel:
    """One section of the members' room of a body. `place` orders; `empty` says what will be here and who puts it
    there; `doing` are address and words of what this person may do here."""

    place: int
    title: str
    rows: tuple[RoomRow, ...]
    empty: str
    all_url: str = ""
    all_words: str = ""
    doing: tuple[tuple[str, str], ...] = ()


RoomPanels = Callable[[Actor, Any], Iterator[RoomPanel]]

resting_members: Entries[Resting] = Entries("resting members")
shared_offices: Entries[SharedOffices] = Entries("shared offices")
room_panels: Entries[RoomPanels] = Entries("panels of rooms")
