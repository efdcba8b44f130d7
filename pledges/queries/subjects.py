"""Pledges as subjects of monitoring: who owes their updates, and how they are told."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.urls import reverse
from django.utils import translation

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.monitoring.subjects import DueSubject, SubjectFacts
from pledges.models import Pledge
from pledges.queries.carried import going_on_pledges
from pledges.queries.updates import pledges_by_subject
from workplan.models import Plan
from workplan.queries.plans import plan_in_force


def due_pledges(plan: str, round_number: int) -> Iterator[DueSubject]:
    """Those that go on and that no activity carries: of the others one update serves both, and only who reports the
    activity speaks under its subject. One whose activity is settled gets a subject of its own (`follow_plan`).

    An invented plan asks about invented pledges alone, a real one about real ones. Two queries.
    """
    is_example = Plan.objects.filter(slug=plan).values_list("is_example", flat=True).first()
    going_on = going_on_pledges().filter(activity=None, is_example=is_example or False)
    rows = going_on.order_by("year", "number").values_list("subject_id", "reporter_id")
    return (DueSubject(subject, reporter) for subject, reporter in rows)


def is_never_asked(pledge: Pledge) -> bool:
    """Whether the rounds of the plan in force pass it by, though it goes on: one is invented, the other real."""
    plan = plan_in_force()
    return (
        plan is not None and plan.is_example != pledge.is_example and going_on_pledges().filter(pk=pledge.pk).exists()
    )


def pledge_facts(subjects: Iterable[int], language: str) -> dict[int, SubjectFacts]:
    by_subject = pledges_by_subject(subjects, clock.now())
    found = Pledge.objects.in_bulk(set(by_subject.values()))
    with translation.override(language):
        return {subject: _facts(found[pk]) for subject, pk in by_subject.items() if pk in found}


def owned_subjects(subjects: Iterable[int]) -> set[int]:
    return set(pledges_by_subject(subjects, clock.now()))


def stages_before(moments: Mapping[int, datetime]) -> dict[int, str]:
    """The stage that each pledge had until its moment: what the first change after it found; in four queries."""
    pledges = pledges_by_subject(moments, clock.now())
    found = Pledge.objects.filter(pk__in=pledges.values()).only("stage", "held_stage", "held_on")
    stages = {pledge.pk: pledge.newest_stage for pledge in found}
    events = Event.objects.filter(target_type=Pledge._meta.label_lower, target_id__in=stages, changes__has_key="stage")
    later: dict[int, list[tuple[datetime, str]]] = {}
    for target, at, changes in events.order_by("at", "id").values_list("target_id", "at", "changes"):
        later.setdefault(target or 0, []).append((at, changes["stage"][0]))
    return {subject: _stage_at(moments[subject], later.get(pk, []), stages[pk]) for subject, pk in pledges.items()}


def _stage_at(moment: datetime, changes: list[tuple[datetime, str]], now: str) -> str:
    return next((before for at, before in changes if at >= moment), now)


def _facts(pledge: Pledge) -> SubjectFacts:
    return SubjectFacts(
        code=pledge.reference,
        title=pledge.title,
        text_language=pledge.language,
        path=reverse("pledges:pledge", args=[pledge.reference]),
        status=pledge.newest_stage,
        order=(2, pledge.year, pledge.number),
    )
