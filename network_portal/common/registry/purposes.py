"""What is held about people, what for and until when; which fields hold it."""

from dataclasses import dataclass
from typing import Any

from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class Purpose:
    """One row of the privacy page, in the order of `place`: what is `held`, `purpose` why, `until` when it ends.

    The fields that hold it, as "part.Model.field", by what erasing the person does to them: `emptied` (or their row
    goes), `words_stay` (the text stays with what it is about, and nothing says any more whose it was),
    `number_stays` (the row names a number that leads to nobody). `jobs` of the calendar end what has a keeping time.
    """

    place: int
    held: Any
    purpose: Any
    until: Any
    emptied: tuple[str, ...] = ()
    words_stay: tuple[str, ...] = ()
    number_stays: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return (*self.emptied, *self.words_stay, *self.number_stays)


@dataclass(frozen=True)
class NotPersonal:
    """Fields that look as if they held something about a person and do not, and why. "part.Model.*" stands for the
    texts of a model; never for an address, a name of a person or whose row it is: those are named one by one."""

    why: str
    fields: tuple[str, ...]


purposes: Entries[Purpose] = Entries("purpose of personal data")
not_personal: Entries[NotPersonal] = Entries("fields that are not personal")


def declare(part: str, held: tuple[Purpose, ...], other: tuple[NotPersonal, ...] = ()) -> None:
    """What a part holds about people, and which of its texts are about something else."""
    for purpose in held:
        purposes.register(f"{purpose.place:03}", purpose)
    for number, one in enumerate(other):
        not_personal.register(f"{part}.{number}", one)
