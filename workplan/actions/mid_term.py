"""The mid-term review of the plan in force: each activity confirmed, adjusted or closed, one by one."""

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from workplan.actions.locks import lock_activity, lock_plan
from workplan.models import Activity, MidTermOutcome, Plan
from workplan.queries.mid_term import undecided
from workplan.rules.mid_term import Outcome


@transaction.atomic
def open_mid_term_review(*, by: Actor, plan: Plan, version: int) -> Plan:
    """Once a plan. Raises DomainError: plan_not_in_force, review_opened_already, plan_not_open, changed_meanwhile."""
    if plan.review_opened_on:
        raise DomainError("review_opened_already")
    fresh = lock_plan(plan, version)
    if not fresh.is_in_force:
        raise DomainError("plan_not_in_force")
    fresh.review_opened_on = clock.today()
    fresh.save(update_fields=["review_opened_on"])
    changes = {"review_opened_on": [None, fresh.review_opened_on.isoformat()]}
    record("workplan.open_mid_term_review", by=by, target=fresh, changes=changes)
    return fresh


@transaction.atomic
def confirm_activity(*, by: Actor, activity: Activity, version: int) -> MidTermOutcome:
    """The activity goes on as it stands. Raises DomainError: review_not_running, changed_meanwhile, plan_not_open,
    activity_retired."""
    fresh = lock_activity(activity, version)
    confirmed = note_outcome(by=by, activity=fresh, outcome=Outcome.CONFIRMED)
    if confirmed is None:
        raise DomainError("review_not_running")
    record("workplan.confirm_activity", by=by, target=fresh)
    return confirmed


@transaction.atomic
def finish_mid_term_review(*, by: Actor, plan: Plan, version: int) -> Plan:
    """From here on everybody reads its summary. Raises DomainError: review_not_running, review_incomplete,
    plan_not_open, changed_meanwhile."""
    if not plan.is_under_review:
        raise DomainError("review_not_running")
    fresh = lock_plan(plan, version)
    left = undecided(fresh).count()
    if left:
        raise DomainError("review_incomplete", count=left)
    fresh.review_finished_on = clock.today()
    fresh.save(update_fields=["review_finished_on"])
    changes = {"review_finished_on": [None, fresh.review_finished_on.isoformat()]}
    record("workplan.finish_mid_term_review", by=by, target=fresh, changes=changes)
    return fresh


def note_outcome(*, by: Actor, activity: Activity, outcome: Outcome, note: str = "") -> MidTermOutcome | None:
    """What became of an activity while its plan is under review, inside the transaction of the act itself; the last
    word counts. None: no review is running."""
    if not activity.plan.is_under_review:
        return None
    said = {"outcome": outcome, "note": note, "language": current_language(), "decided_on": clock.today()}
    found, _made = MidTermOutcome.objects.update_or_create(
        activity=activity, defaults={**said, "organisation_id": by.acting_for}
    )
    return found
