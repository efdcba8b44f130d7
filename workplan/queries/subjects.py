"""The activities of the plan in force as subjects of monitoring: who owes their updates, and how they are told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Prefetch
from django.utils import translation

from network_portal.common import clock
from network_portal.common.languages import translated_text
from network_portal.common.text_columns import titles_of
from network_portal.monitoring.subjects import DueSubject, RoundCalendar, SubjectFacts
from workplan.models import Activity, ActivityState, Deliverable, Lead
from workplan.queries.activities import activity_path
from workplan.queries.plans import plan_in_force
from workplan.queries.schedules import promise_in_words
from workplan.rules.progress import ActivityFacts, DeliverableFacts, late_deliverables
from workplan.rules.status import SETTLED, Status
from workplan.rules.turns import whose_turn


def round_calendar() -> RoundCalendar | None:
    plan = plan_in_force()
    if plan is None:
        return None
    return RoundCalendar(
        name=plan.slug,
        titles=titles_of(plan),
        first=max(plan.starts_on, plan.in_force_on or plan.starts_on),
        last=plan.ends_on,
        round_months=tuple(plan.round_months),
        meeting_months=tuple(plan.meeting_months),
        is_example=plan.is_example,
    )


def due_subjects(plan: str, round_number: int) -> Iterator[DueSubject]:
    """Every activity of the plan that takes part and is not settled; in two queries."""
    activities = Activity.objects.current().filter(plan__slug=plan).exclude(status__in=[one.value for one in SETTLED])
    leads: dict[int, list[int]] = defaultdict(list)
    rows = Lead.objects.filter(activity__in=activities.values("pk"), part=Lead.IMPLEMENTS).order_by("position", "id")
    for activity, body in rows.values_list("activity_id", "organisation_id"):
        leads[activity].append(body)
    fields = ("pk", "subject_id", "reporter_rule", "reporter_id")
    for pk, subject, rule, reporter in activities.order_by("position", "id").values_list(*fields):
        mine = leads[pk]
        named = whose_turn(mine, round_number) if rule == Activity.ROTATING else reporter
        yield DueSubject(subject, named, tuple(body for body in mine if body != named))


def subject_facts(subjects: Iterable[int], language: str) -> dict[int, SubjectFacts]:
    promises = Deliverable.objects.filter(done_on=None).exclude(due_on=None).order_by("due_on", "position")
    found = (
        Activity.objects.filter(subject__in=list(subjects))
        .select_related("plan", "priority")
        .prefetch_related(Prefetch("deliverables", promises, to_attr="open_ones"))
    )
    with translation.override(language):
        return {activity.subject_id: _facts(activity, language) for activity in found}


def owned_subjects(subjects: Iterable[int]) -> set[int]:
    return set(Activity.objects.filter(subject__in=list(subjects)).values_list("subject_id", flat=True))


def statuses_before(moments: Mapping[int, datetime]) -> dict[int, str]:
    """The status that each activity showed until its moment; in two queries."""
    subjects = Activity.objects.filter(subject__in=list(moments)).values_list("subject_id", flat=True)
    shown = dict.fromkeys(subjects, Status.NO_INFORMATION.value)
    states = ActivityState.objects.filter(activity__subject__in=list(moments)).order_by("as_of", "id")
    for subject, status, set_at in states.values_list("activity__subject_id", "status", "set_at"):
        if set_at < moments[subject]:
            shown[subject] = status
    return shown


def _late(activity: Activity, open_ones: Sequence[Deliverable]) -> list[Deliverable]:
    """By the rules of the board, which knows nothing late of a retired activity."""
    if activity.retired_on is not None:
        return []
    windows = {one: DeliverableFacts(one.window, one.done_on) for one in open_ones}
    known = ActivityFacts(activity.code, Status(activity.status), tuple(windows.values()))
    late = late_deliverables(known, activity.plan.facts, clock.today())
    return [one for one, facts in windows.items() if facts in late]


def _facts(activity: Activity, language: str) -> SubjectFacts:
    title, text_language = translated_text(activity, "title", language)
    today, open_ones = clock.today(), getattr(activity, "open_ones")
    coming = next((one for one in open_ones if one.due_on >= today), None)
    return SubjectFacts(
        code=activity.code,
        title=title,
        text_language=text_language,
        path=activity_path(activity, language=language),
        status=activity.status,
        next_promise=promise_in_words(coming) if coming else "",
        late_promises=tuple(promise_in_words(one) for one in _late(activity, open_ones)),
        order=(0 if activity.priority.group == "basic" else 1, activity.priority.number, activity.position),
    )
