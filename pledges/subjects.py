"""The answers of the registry of pledges to monitoring. Rounds fall by the work plan's calendar."""

from network_portal.monitoring.subjects import SubjectOwner, owners
from pledges.actions.pledges import apply_update
from pledges.models.pledges import STAGES
from pledges.queries.subjects import due_pledges, owned_subjects, pledge_facts, stages_before


def no_calendar() -> None:
    """Pledges have no calendar of their own."""


def register() -> None:
    owners.register(
        "pledges",
        SubjectOwner(
            calendar=no_calendar,
            due=due_pledges,
            facts=pledge_facts,
            apply=apply_update,
            statuses_before=stages_before,
            owned=owned_subjects,
            statuses=tuple(STAGES),
            place=20,
        ),
    )
