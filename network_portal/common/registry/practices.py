"""What plans know of published good practices, and practices of plans."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from network_portal.common.actors import Actor
from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class PublishedPractice:
    """A good practice when it is published first: its id, its title in `language`, where it is read, the day."""

    pk: int
    title: str
    language: str
    url: str
    day: date


class PracticeFollower(Protocol):
    """Told within the transaction of the verb that publishes a good practice; `by` published it."""

    def __call__(self, practice: PublishedPractice, *, by: Actor) -> Any: ...


@dataclass(frozen=True)
class PromisedMonth:
    """A month, by its first day, for which one good practice is promised, and whether that counts as done."""

    first_day: date
    is_done: bool


@dataclass(frozen=True)
class PracticePromise:
    """What promises the practices of the months: its code, its page, and each month in order."""

    code: str
    url: str
    months: tuple[PromisedMonth, ...]


@dataclass(frozen=True)
class PracticeMark:
    """What counts as done because of one practice: in words, and where that is corrected."""

    words: str
    url: str


@dataclass(frozen=True)
class PracticePlan:
    """The plan of the one good practice a month: the promise in force today, and the marks that rest on a practice."""

    promise: Callable[[], PracticePromise | None]
    marks: Callable[[int], Iterable[PracticeMark]]


practice_followers: Entries[PracticeFollower] = Entries("follower of published practices")
practice_plans: Entries[PracticePlan] = Entries("plan of the practices of the months")


def tell_practice_published(practice: PublishedPractice, *, by: Actor) -> None:
    for told in practice_followers.values():
        told(practice, by=by)
