"""What is owed and kept of a person, and who is told when a seat or an address changes."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from network_portal.common.actors import Actor
from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class Duty:
    """One thing a person has to do: a sentence, where to read of it, until when (None: no date).

    `is_asked`: somebody asked this of the person or of an organisation that they answer for. `when` is said in
    the place of the day, where there are several. `note` says what must be known to do it, `words` what the one
    who asks wrote; `answer_url` is where it is done, if elsewhere than at `url`, and `answer_words` what the link
    says, if not the usual. `is_example`: it speaks of invented data. `stands_for` so many more of its kind, which
    are listed at `url`.
    """

    sentence: str
    url: str
    due: date | None = None
    note: str = ""
    words: str = ""
    answer_url: str = ""
    answer_words: str = ""
    is_example: bool = False
    is_asked: bool = False
    when: str = ""
    stands_for: int = 0


class Duties(Protocol):
    def __call__(self, actor: Actor) -> Iterable[Duty]: ...


@dataclass(frozen=True)
class PersonalData:
    """What a part holds about one person: as plain values for 'my data', and how it is erased."""

    export: Callable[[int], dict[str, Any]]
    erase: Callable[[int], None]


class SeatChange(Protocol):
    """Somebody's role in the team of an organisation became another, within the verb; an empty one is no seat."""

    def __call__(self, organisation_id: int, person_id: int, before: str, after: str) -> None: ...


class ActsAsStaff(Protocol):
    """Whether this person holds anything with which they act as staff does, and whose session ends as soon."""

    def __call__(self, person_id: int) -> bool: ...


class AddressChange(Protocol):
    """A person's e-mail address became another, within the verb: what was sent to the old mailbox counts no more."""

    def __call__(self, person_id: int, before: str, after: str) -> None: ...


class QuietReaders(Protocol):
    """Of these people those to whom the portal writes quietly: no mail names an organisation, a table or the Mechanism
    to whoever reads over their shoulder."""

    def __call__(self, people: Collection[int]) -> set[int]: ...


duties: Entries[Duties] = Entries("what I owe")
personal_data: Entries[PersonalData] = Entries("personal data")
seat_changes: Entries[SeatChange] = Entries("who is told of seats in teams")
staff_work: Entries[ActsAsStaff] = Entries("who acts as staff does")
address_changes: Entries[AddressChange] = Entries("who is told of new addresses")


class HoldsASeat(Protocol):
    """Whether the person is of the team of one of these organisations now."""

    def __call__(self, person_id: int, organisations: Collection[int]) -> bool: ...


team_seats: Entries[HoldsASeat] = Entries("who says who is of a team")
quiet_readers: Entries[QuietReaders] = Entries("who is written to quietly")


def who_reads_quietly(people: Collection[int]) -> set[int]:
    return set().union(*(found(people) for found in quiet_readers.values())) if people else set()


def acts_as_staff(person_id: int) -> bool:
    return any(holds(person_id) for holds in staff_work.values())


def is_of_a_team(person_id: int, organisations: Collection[int]) -> bool:
    return any(holds(person_id, organisations) for holds in team_seats.values())


def tell_seat_change(organisation_id: int, person_id: int, before: str, after: str) -> None:
    for told in seat_changes.values():
        told(organisation_id, person_id, before, after)


def tell_address_change(person_id: int, before: str, after: str) -> None:
    for told in address_changes.values():
        told(person_id, before, after)
