from datetime import date

from django.db import IntegrityError, transaction

from network_portal.audit.actions import Changes, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from workplan.actions.locks import check_open, lock_plan
from workplan.models import Plan
from workplan.rules.plans import PlanState, can_move


@transaction.atomic
def endorse_plan(*, by: Actor, plan: Plan, version: int, endorsed_on: date, endorsed_by: str, source: str = "") -> Plan:
    """Raises DomainError: plan_needs_endorsement, endorsed_in_future, plan_step_not_possible, changed_meanwhile."""
    if not endorsed_by.strip():
        raise DomainError("plan_needs_endorsement", field="endorsed_by")
    if endorsed_on > clock.today():
        raise DomainError("endorsed_in_future", field="endorsed_on")
    fresh = _step(plan, version, PlanState.ENDORSED)
    fresh.endorsed_on, fresh.endorsed_by, fresh.endorsement_source = endorsed_on, endorsed_by.strip(), source
    fresh.save()
    changes: Changes = {"endorsed_on": [None, endorsed_on.isoformat()], "endorsed_by": ["", fresh.endorsed_by]}
    record("workplan.endorse_plan", by=by, target=fresh, changes=changes)
    return fresh


@transaction.atomic
def put_plan_in_force(*, by: Actor, plan: Plan, version: int, day: date | None = None) -> Plan:
    """One plan is in force at a time. Raises DomainError: another_plan_in_force, plan_step_not_possible."""
    _check_alone_in_force(plan)
    fresh = _step(plan, version, PlanState.IN_FORCE)
    fresh.in_force_on = day or clock.today()
    try:
        with transaction.atomic():
            fresh.save()
    except IntegrityError:
        _check_alone_in_force(plan)
        raise
    changes = {"in_force_on": [None, fresh.in_force_on.isoformat()]}
    record("workplan.put_plan_in_force", by=by, target=fresh, changes=changes)
    return fresh


@transaction.atomic
def close_plan(*, by: Actor, plan: Plan, version: int, day: date | None = None) -> Plan:
    """From here on the record does not change. Raises DomainError: plan_step_not_possible."""
    fresh = _step(plan, version, PlanState.CLOSED)
    fresh.closed_on = day or clock.today()
    fresh.save()
    changes = {"closed_on": [None, fresh.closed_on.isoformat()]}
    record("workplan.close_plan", by=by, target=fresh, changes=changes)
    return fresh


def _check_alone_in_force(plan: Plan) -> None:
    other = Plan.objects.filter(state=PlanState.IN_FORCE).exclude(pk=plan.pk).first()
    if other:
        raise DomainError("another_plan_in_force", plan=str(other))


def _step(plan: Plan, version: int, wanted: PlanState) -> Plan:
    check_open(plan)
    fresh = lock_plan(plan, version)
    if not can_move(PlanState(fresh.state), wanted):
        raise DomainError("plan_step_not_possible", state=fresh.get_state_display())
    fresh.state = wanted
    return fresh
