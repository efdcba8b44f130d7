"""What one organisation owes in one round, as its page shows it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from network_portal.monitoring.models import Duty, Round, Update
from network_portal.monitoring.queries.evidence import present_files
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.updates import SENT, UpdateState
from network_portal.monitoring.subjects import SubjectFacts


@dataclass(frozen=True)
class Owed:
    """One duty with what is told of its subject, its update as it stands, and what was said last time."""

    duty: Duty
    facts: SubjectFacts
    update: Update | None
    last: Update | None

    @property
    def is_sent(self) -> bool:
        return self.update is not None and self.update.state in SENT

    @property
    def is_accepted(self) -> bool:
        return self.update is not None and self.update.state == UpdateState.ACCEPTED


def what_is_owed(round_: Round, organisation_id: int, language: str, *, drafter_id: int | None = None) -> list[Owed]:
    """In the order of the plan; four queries and those of the subjects' parts, however many duties.

    With `drafter_id` only what was handed to this person.
    """
    mine = Duty.objects.filter(round=round_, organisation=organisation_id)
    if drafter_id is not None:
        mine = mine.filter(drafter=drafter_id)
    duties = list(mine.select_related("round", "drafter"))
    updates = {
        update.duty_id: update for update in Update.objects.filter(duty__in=duties).prefetch_related(present_files())
    }
    facts = facts_of([duty.subject_id for duty in duties], language)
    last = last_said([duty.subject_id for duty in duties], before=round_)
    rows = [
        Owed(duty, facts[duty.subject_id], updates.get(duty.pk), last.get(duty.subject_id))
        for duty in duties
        if duty.subject_id in facts
    ]
    return sorted(rows, key=lambda row: row.facts.order)


def last_said(subjects: Collection[int], *, before: Round) -> dict[int, Update]:
    """The newest accepted update with words of each subject, of an earlier round or outside one; for a round that
    is closed, as it was known when it closed."""
    accepted = Update.objects.filter(subject__in=subjects, state=UpdateState.ACCEPTED, nothing_new=False)
    accepted = accepted.filter(Q(duty=None) | Q(duty__round__opens_on__lt=before.opens_on))
    if before.closed_at:
        accepted = accepted.filter(decided_at__lte=before.closed_at)
    newest: dict[int, Update] = {}
    for update in accepted.order_by("submitted_at", "pk"):
        newest[update.subject_id] = update
    return newest
