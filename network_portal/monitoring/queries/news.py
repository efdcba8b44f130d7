"""News on any day, outside a round: of which subjects, by whom, and what became of it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from network_portal.common import clock
from network_portal.monitoring.models import Round, Update
from network_portal.monitoring.queries.rounds import calendars
from network_portal.monitoring.queries.standing import owing_since
from network_portal.monitoring.queries.subjects import facts_of, owners_in_order
from network_portal.monitoring.rules.updates import UpdateState
from network_portal.monitoring.subjects import SubjectFacts
from network_portal.organisations.models import Organisation


@dataclass(frozen=True)
class Reported:
    """A subject that an organisation reports, its news that waits or came back, and where a round asks for it now."""

    subject_id: int
    organisation: Organisation
    facts: SubjectFacts
    news: Update | None
    owed_path: str = ""


def reporters() -> dict[int, int]:
    """Who reports each subject of the plans in force today; whose turn it is, where the leads take turns."""
    found: dict[int, int] = {}
    for calendar in calendars():
        past = Round.objects.filter(plan=calendar.name, opens_on__lte=clock.today()).count()
        for owner in owners_in_order():
            for one in owner.due(calendar.name, max(past - 1, 0)):
                if one.organisation_id is not None:
                    found.setdefault(one.subject_id, one.organisation_id)
    return found


def reported_by(organisations: Collection[int], language: str) -> list[Reported]:
    """In the order of the plan; a fixed number of queries."""
    mine = {subject: body for subject, body in reporters().items() if body in organisations}
    bodies = Organisation.objects.in_bulk(set(mine.values()))
    facts = facts_of(mine, language)
    owed = owed_now(organisations)
    unsettled = {(one.subject_id, one.organisation_id): one for one in unsettled_news().filter(subject__in=mine)}
    found = [
        Reported(subject, bodies[body], facts[subject], unsettled.get((subject, body)), owed.get((subject, body), ""))
        for subject, body in mine.items()
        if subject in facts
    ]
    return sorted(found, key=lambda one: one.facts.order)


def owed_now(organisations: Collection[int]) -> dict[tuple[int, int], str]:
    """By subject and organisation, where what a round asks of it and it still owes is answered; one query."""
    return {
        (duty.subject_id, duty.organisation_id): reverse(
            "monitoring:owed", args=[duty.round.slug, duty.organisation.slug]
        )
        for duty in owing_since(organisations, clock.today())
    }


def unsettled_news() -> "QuerySet[Update]":
    """Sent or returned, oldest first, so that the newest of a subject comes last."""
    open_states = (UpdateState.SUBMITTED.value, UpdateState.RETURNED.value)
    return Update.objects.filter(duty=None, state__in=open_states).order_by("pk")


def are_examples() -> bool:
    return any(calendar.is_example for calendar in calendars())
