"""The work plan's answers to monitoring."""

from network_portal.monitoring.subjects import SubjectOwner, owners
from workplan.actions.states import apply_update
from workplan.models.activities import STATUS_NAMES
from workplan.queries.subjects import due_subjects, owned_subjects, round_calendar, statuses_before, subject_facts
from workplan.rules.status import Status


def register() -> None:
    owners.register(
        "workplan",
        SubjectOwner(
            calendar=round_calendar,
            due=due_subjects,
            facts=subject_facts,
            apply=apply_update,
            statuses_before=statuses_before,
            owned=owned_subjects,
            statuses=tuple(pair for pair in STATUS_NAMES if pair[0] != Status.NO_INFORMATION),
            place=10,
        ),
    )
