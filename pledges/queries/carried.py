"""Pledges that an activity carries, when its plan is over."""

from django.db.models import Q

from pledges.models import Pledge
from workplan.models import Activity
from workplan.queries.plans import plan_in_force
from workplan.rules.plans import PlanState


def followers() -> list[tuple[Pledge, Activity | None]]:
    """Those whose activity takes no more updates, each with the successor that is to carry it in the plan in
    force; None where there is none. Invented pledges and real plans never meet. Empty without a plan in force."""
    plan = plan_in_force()
    if plan is None:
        return []
    over = Q(activity__plan__state=PlanState.CLOSED) | ~Q(activity__retired_on=None)
    found = Pledge.objects.filter(over, is_example=plan.is_example).select_related("activity").order_by("pk")
    return [(pledge, _successor(pledge.activity, plan.pk)) for pledge in found if pledge.activity]


def _successor(activity: Activity, plan_id: int) -> Activity | None:
    """The one that came of it, over as many plans as lie between."""
    following: Activity | None = activity
    while following is not None and following.plan_id != plan_id:
        following = Activity.objects.filter(predecessor=following).first()
    if following is None or following.retired_on:
        return None
    return None if Pledge.objects.filter(activity=following).exists() else following
