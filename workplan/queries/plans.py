from datetime import date

from network_portal.common.kept import kept_with_content
from workplan.models import Deliverable, Plan
from workplan.models.deliverables import DeliverableQuerySet
from workplan.queries.progress import figures, progress_of
from workplan.queries.public_states import with_public_day
from workplan.rules.plans import PlanState
from workplan.rules.progress import Progress


def plan_in_force() -> Plan | None:
    return Plan.objects.filter(state=PlanState.IN_FORCE).first()


def latest_public_plan() -> Plan | None:
    """The plan in force; failing that the newest that everybody may see."""
    return Plan.objects.public().in_force_first().first()


def drafts() -> list[Plan]:
    return list(Plan.objects.filter(state=PlanState.DRAFT).order_by("-starts_on"))


def newest_draft() -> Plan | None:
    return next(iter(drafts()), None)


def newest_plans(*, with_drafts: bool) -> list[Plan]:
    """Drafts included they are read each time: only few may see them."""
    return list(Plan.objects.order_by("-starts_on")) if with_drafts else _newest_public_plans()


@kept_with_content
def _newest_public_plans() -> list[Plan]:
    return list(Plan.objects.public().order_by("-starts_on"))


@kept_with_content
def public_plan(slug: str) -> Plan | None:
    found: Plan | None = with_public_day(Plan.objects.public().filter(slug=slug)).first()
    return found


@kept_with_content
def progress_by_priority(plan: Plan, as_of: date) -> dict[int, Progress]:
    """Deliverables done of those promised by `as_of`, a priority's id each, in one query."""
    grouped = _promised(plan).values("activity__priority_id").order_by()
    rows = grouped.annotate(**figures(as_of))
    return {row["activity__priority_id"]: progress_of(row) for row in rows}


@kept_with_content
def plan_progress(plan: Plan, as_of: date) -> Progress:
    return progress_of(_promised(plan).aggregate(**figures(as_of)))


def promised_in_all(plan: Plan) -> int:
    return _promised(plan).count()


def _promised(plan: Plan) -> DeliverableQuerySet:
    return Deliverable.objects.current().filter(activity__plan=plan)
