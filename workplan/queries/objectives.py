"""What a plan does for the objectives of the Compact."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from workplan.models import Activity, Plan, Priority
from workplan.queries.activities import with_status_then
from workplan.queries.public_states import public_day, with_public_day
from workplan.rules.status import Status


@dataclass(frozen=True)
class ThematicPriority:
    code: str
    title: str
    language: str


@kept_with_content
def public_plans() -> list[Plan]:
    return list(with_public_day(Plan.objects.public().in_force_first()))


def activities_by_objective(plan: Plan | None) -> dict[int, int]:
    """Of each objective's number, how many current activities of the plan serve it; one query."""
    if plan is None:
        return {}
    rows = Activity.objects.filter(plan=plan).current().exclude(objectives=None).values("objectives__number").order_by()
    return {row["objectives__number"]: row["count"] for row in rows.annotate(count=Count("pk"))}


def activities_serving(plan: Plan | None, number: int) -> QuerySet[Activity]:
    if plan is None:
        return Activity.objects.none()
    rows = Activity.objects.filter(plan=plan).current().filter(objectives__number=number).order_by("position", "id")
    return with_status_then(rows, public_day(plan).until)


def priorities_by_objective(plan: Plan | None) -> dict[int, list[ThematicPriority]]:
    """Of each objective's number, the priorities of the plan that name it; one query."""
    named: dict[int, list[ThematicPriority]] = defaultdict(list)
    if plan is None:
        return named
    rows = Priority.objects.filter(plan=plan).exclude(objectives=None).order_by("group", "number")
    for priority in rows.annotate(named=F("objectives__number")):
        named[getattr(priority, "named")].append(_thematic(priority))
    return named


def priorities_naming(plan: Plan | None, number: int) -> list[ThematicPriority]:
    if plan is None:
        return []
    rows = Priority.objects.filter(plan=plan, objectives__number=number).order_by("group", "number")
    return [_thematic(priority) for priority in rows]


@kept_with_content
def plan_in_figures(plan: Plan) -> dict[str, int]:
    """Current activities (`total`), those `on_track` or `completed` as far as visitors know, and objectives that any
    of them serves."""
    return with_status_then(Activity.objects.filter(plan=plan).current(), public_day(plan).until).aggregate(
        total=Count("pk", distinct=True),
        on_track=Count("pk", distinct=True, filter=Q(status_then=Status.ON_TRACK)),
        completed=Count("pk", distinct=True, filter=Q(status_then=Status.COMPLETED)),
        objectives=Count("objectives", distinct=True),
    )


def _thematic(priority: Priority) -> ThematicPriority:
    language = current_language()
    title, shown_in = translated_text(priority, "title", language)
    return ThematicPriority(priority.code, title, "" if shown_in == language else shown_in)
