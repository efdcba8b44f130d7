from django.db.models import F

from network_portal.common.errors import DomainError
from workplan.models import Activity, Plan


def lock_activity(activity: Activity, version: int) -> Activity:
    """Take the activity for a change: of two who read the same version only the first gets it.

    Raises DomainError: changed_meanwhile, plan_not_open, activity_retired.
    """
    taken = Activity.objects.filter(pk=activity.pk, version=version).update(version=F("version") + 1)
    if not taken:
        raise DomainError("changed_meanwhile")
    fresh = Activity.objects.select_related("plan").get(pk=activity.pk)
    check_changeable(fresh)
    return fresh


def lock_plan(plan: Plan, version: int) -> Plan:
    """As `lock_activity`, for the plan itself. Raises DomainError: changed_meanwhile, plan_not_open."""
    taken = Plan.objects.filter(pk=plan.pk, version=version).update(version=F("version") + 1)
    if not taken:
        raise DomainError("changed_meanwhile")
    fresh = Plan.objects.get(pk=plan.pk)
    check_open(fresh)
    return fresh


def check_open(plan: Plan) -> None:
    if plan.is_closed:
        raise DomainError("plan_not_open", plan=str(plan))


def check_changeable(activity: Activity) -> None:
    """Raises DomainError: plan_not_open, activity_retired."""
    check_open(activity.plan)
    if activity.retired_on:
        raise DomainError("activity_retired")
