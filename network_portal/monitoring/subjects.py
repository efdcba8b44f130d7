"""What is reported on belongs to a higher part. It registers here how its subjects are told, and what an
accepted update changes; a subject may belong to two owners at once (an activity that is a pledge too).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from network_portal.common.actors import Actor
from network_portal.common.registry import Entries


@dataclass(frozen=True)
class RoundCalendar:
    """A plan in force: `name` is its address; rounds fall in `round_months` between the two days, both included."""

    name: str
    titles: Mapping[str, str]
    first: date
    last: date
    round_months: tuple[int, ...]
    meeting_months: tuple[int, ...]
    is_example: bool = False


@dataclass(frozen=True)
class DueSubject:
    """A subject that is reported on, and the organisation that owes its update (None: nobody is named)."""

    subject_id: int
    organisation_id: int | None
    copied: tuple[int, ...] = ()


@dataclass(frozen=True)
class SubjectFacts:
    """A subject in one language: `text_language` is that of the title, `status` the code of its present one,
    `late_promises` when each deliverable was due that is late today.

    `statuses` are those that can be reported of it, by code: `facts_of` fills them in.
    """

    code: str
    title: str
    text_language: str
    path: str
    status: str
    next_promise: str = ""
    late_promises: tuple[str, ...] = ()
    order: tuple[int, ...] = ()
    statuses: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class AcceptedUpdate:
    """What the owner needs to apply: `as_of` is the day on which it was submitted."""

    subject_id: int
    organisation_id: int
    nothing_new: bool
    status: str
    done: str
    language: str
    evidence_url: str
    as_of: date
    source: str


@dataclass(frozen=True)
class SubjectOwner:
    """One part's answers. `due` takes the plan and the number of its round, from 0; `statuses_before` the moments,
    by subject, before which it tells the status; `owned` says which of these subjects are its own. All answer for any
    number of subjects in a fixed number of queries. Of a subject that two own, the one of the lower `place` tells it
    and offers its `statuses`; both apply what was accepted."""

    calendar: Callable[[], RoundCalendar | None]
    due: Callable[[str, int], Iterable[DueSubject]]
    facts: Callable[[Iterable[int], str], Mapping[int, SubjectFacts]]
    apply: Callable[[AcceptedUpdate, Actor], None]
    statuses_before: Callable[[Mapping[int, datetime]], Mapping[int, str]]
    owned: Callable[[Iterable[int]], Collection[int]]
    statuses: tuple[tuple[str, object], ...] = ()
    place: int = 0


owners: Entries[SubjectOwner] = Entries("owner of monitoring subjects")
