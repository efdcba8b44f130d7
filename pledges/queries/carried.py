"""Pledges that an activity carries: who reports on them, and what follows when the plan is over."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from network_portal.organisations.models import Organisation
from pledges.models import Pledge
from pledges.rules.carrying import Carrier
from pledges.rules.stages import SETTLED as OVER
from workplan.models import Activity
from workplan.queries.plans import plan_in_force
from workplan.queries.subjects import reporters_of
from workplan.rules.plans import PlanState
from workplan.rules.status import SETTLED


def who_reports(pledge: Pledge) -> Organisation | None:
    """The reporter of the activity that carries it, until that is settled; else its own. None: nobody is named."""
    return reporter_with(pledge, pledge.activity)


def reporter_with(pledge: Pledge, activity: Activity | None) -> Organisation | None:
    """Who would report if this activity carried the pledge."""
    if activity is None or _is_settled(activity):
        return pledge.reporter
    return reporters_by_activity([activity])[activity.pk]


def reporters_of_pledges(wanted: Collection[int]) -> dict[int, int | None]:
    """As `who_reports`, of many in a few queries: by pledge, the organisation that reports on it."""
    pledges = Pledge.objects.filter(pk__in=wanted).select_related("activity")
    carried = {one.pk: one.activity for one in pledges if one.activity and not _is_settled(one.activity)}
    found = reporters_of(carried.values())
    return {one.pk: found[carried[one.pk].pk] if one.pk in carried else one.reporter_id for one in pledges}


def reports_with_activity(pledge: Pledge) -> bool:
    return pledge.activity is not None and not _is_settled(pledge.activity)


def _is_settled(activity: Activity) -> bool:
    return activity.status in [one.value for one in SETTLED]


def reporters_by_activity(activities: Iterable[Activity]) -> dict[int, Organisation | None]:
    found = reporters_of(activities)
    bodies = Organisation.objects.in_bulk({pk for pk in found.values() if pk})
    return {activity: bodies.get(body or 0) for activity, body in found.items()}


def carrier_of(activity: Activity) -> Carrier:
    plan = activity.plan
    return Carrier(plan.state, is_retired=activity.retired_on is not None, is_example=plan.is_example)


def going_on_pledges() -> QuerySet[Pledge]:
    """Neither fulfilled nor discontinued, whoever knows of it."""
    over = [one.value for one in OVER]
    return Pledge.objects.exclude(stage__in=over).exclude(held_stage__in=over)


def followers() -> list[tuple[Pledge, Activity | None]]:
    """Those whose activity takes no more updates, or is settled while they go on, each with the successor that is to
    carry it in the plan in force; None where there is none. Invented pledges and real plans never meet. Empty without
    a plan in force."""
    plan = plan_in_force()
    if plan is None:
        return []
    over = Q(activity__plan__state=PlanState.CLOSED) | ~Q(activity__retired_on=None)
    done = Q(activity__status__in=[one.value for one in SETTLED], pk__in=going_on_pledges().order_by().values("pk"))
    found = Pledge.objects.filter(over | done, is_example=plan.is_example).select_related("activity").order_by("pk")
    return [(pledge, _successor(pledge.activity, plan.pk)) for pledge in found if pledge.activity]


def _successor(activity: Activity, plan_id: int) -> Activity | None:
    """The one that came of it, over as many plans as lie between."""
    following: Activity | None = activity
    while following is not None and following.plan_id != plan_id:
        following = Activity.objects.filter(predecessor=following).first()
    if following is None or following.retired_on or _is_settled(following):
        return None
    return None if Pledge.objects.filter(activity=following).exists() else following
