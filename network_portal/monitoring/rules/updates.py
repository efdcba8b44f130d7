"""An update: draft, submitted, accepted; or returned with a comment and submitted again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from network_portal.monitoring.rules.lengths import LONGEST_DONE, LONGEST_STEP, fits

AUTHOR_REMINDED_AFTER = timedelta(hours=24)
REVIEWER_REMINDED_AFTER = timedelta(hours=48)
LENGTHS = {"done": LONGEST_DONE, "evidence": LONGEST_STEP, "in_the_way": LONGEST_STEP, "next_step": LONGEST_STEP}


class UpdateState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


SENT = frozenset({UpdateState.SUBMITTED, UpdateState.ACCEPTED})
UNSENT = frozenset({UpdateState.DRAFT, UpdateState.RETURNED})
TRANSITIONS: dict[UpdateState, frozenset[UpdateState]] = {
    UpdateState.DRAFT: frozenset({UpdateState.DRAFT, UpdateState.SUBMITTED}),
    UpdateState.SUBMITTED: frozenset({UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED}),
    UpdateState.RETURNED: frozenset({UpdateState.RETURNED, UpdateState.SUBMITTED}),
    UpdateState.ACCEPTED: frozenset(),
}


@dataclass(frozen=True)
class Answer:
    """What an organisation says of one subject. `nothing_new` stands alone: what was said last time holds."""

    nothing_new: bool = False
    status: str = ""
    done: str = ""
    evidence: str = ""
    in_the_way: str = ""
    next_step: str = ""


def can_move(current: UpdateState, wanted: UpdateState) -> bool:
    return wanted in TRANSITIONS[current]


def missing(answer: Answer) -> tuple[str, ...]:
    """The fields without which it cannot be submitted: a status and a word on what was done, or 'nothing new'."""
    if answer.nothing_new:
        return ()
    return tuple(name for name in ("status", "done") if not getattr(answer, name).strip())


def contradicts_itself(answer: Answer) -> bool:
    """'Nothing new' beside news."""
    said = (answer.status, answer.done, answer.evidence, answer.in_the_way, answer.next_step)
    return answer.nothing_new and any(words.strip() for words in said)


def too_long(answer: Answer) -> str:
    """The first field that is longer than it may be."""
    return next((name for name, most in LENGTHS.items() if not fits(getattr(answer, name), most)), "")


def waits_too_long(state: UpdateState, since: datetime, now: datetime) -> bool:
    """A returned update of 24 hours reminds its author, a submitted one of 48 its reviewer."""
    limits = {UpdateState.RETURNED: AUTHOR_REMINDED_AFTER, UpdateState.SUBMITTED: REVIEWER_REMINDED_AFTER}
    return state in limits and now - since >= limits[state]


def leaves_question_open(state: UpdateState, decided_at: datetime | None, saved_at: datetime) -> bool:
    """Returned, and not a word of it was changed since."""
    return state is UpdateState.RETURNED and (decided_at is None or saved_at <= decided_at)


def may_decide(reviewers_organisations: Collection[int], reporter: int) -> bool:
    """Nobody accepts or returns their own: one co-chair's update is accepted by the other."""
    return reporter not in reviewers_organisations
