from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from workplan.models import Activity, Plan


def lock_activity(activity: Activity, version: int) -> Activity:
    """Take the activity for a change: of two who read the same version only the first gets it.

    Its plan is held too: it closes before the change or after it, and no two activities take one code at once.
    Raises DomainError: changed_meanwhile, plan_not_open, activity_retired.
    """
    plan = Plan.objects.select_for_update().get(pk=activity.plan_id)
    fresh = take(activity, version)
    fresh.plan = plan
    check_changeable(fresh)
    return fresh


def lock_plan(plan: Plan, version: int) -> Plan:
    """As `lock_activity`, for the plan itself. Raises DomainError: changed_meanwhile, plan_not_open."""
    fresh = take(plan, version)
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
