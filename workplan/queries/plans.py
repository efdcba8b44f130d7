from datetime import date
from typing import Any

from django.db.models import Count, Q

from workplan.models import Deliverable, Plan
from workplan.rules.progress import PlanFacts, Progress
from workplan.rules.status import PlanState


def plan_facts(plan: Plan) -> PlanFacts:
    return PlanFacts(PlanState(plan.state), plan.starts_on, plan.ends_on, plan.in_force_on)


def plan_in_force() -> Plan | None:
    return Plan.objects.filter(state=PlanState.IN_FORCE).first()


def latest_public_plan() -> Plan | None:
    """The plan in force; failing that the newest that everybody may see."""
    return plan_in_force() or Plan.objects.public().order_by("-starts_on").first()


def progress_by_priority(plan: Plan, as_of: date) -> dict[int, Progress]:
    """Deliverables done of those promised by `as_of`, a priority's id each, in one query."""
    grouped = _promised(plan).values("activity__priority_id").order_by()
    rows = grouped.annotate(**_figures(plan, as_of))
    return {row["activity__priority_id"]: _progress(row) for row in rows}


def plan_progress(plan: Plan, as_of: date) -> Progress:
    return _progress(_promised(plan).aggregate(**_figures(plan, as_of)))


def _promised(plan: Plan) -> Any:
    return Deliverable.objects.filter(activity__plan=plan, activity__retired_on=None)


def _figures(plan: Plan, as_of: date) -> dict[str, Count]:
    by_now = Q(due_on__lte=as_of)
    if plan.ends_on <= as_of:
        by_now |= Q(due_on=None)
    done = Q(done_on__lte=as_of)
    return {
        "promised": Count("pk", filter=by_now),
        "done_in_time": Count("pk", filter=by_now & done),
        "done_at_all": Count("pk", filter=done),
    }


def _progress(row: dict[str, int]) -> Progress:
    return Progress(row["done_in_time"], row["promised"], ahead=row["done_at_all"] - row["done_in_time"])
