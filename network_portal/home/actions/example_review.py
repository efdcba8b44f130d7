"""The mid-term review of the demonstration: told by the product's own verbs, in the second January of its plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation
from workplan.actions.activities import change_activity, values_of
from workplan.actions.adjustments import Agreement
from workplan.actions.mid_term import confirm_activity, finish_mid_term_review, open_mid_term_review
from workplan.models import Activity, Plan
from workplan.rules.windows import month_window, months_window

AGREED_BY = "EXAMPLE: reunión de seguimiento de enero"
POSTPONED, WHY_POSTPONED = "B2.3", "EXAMPLE: la guía necesita un capítulo más, sobre datos; se pide medio año."
WIDENED, WHY_WIDENED, JOINS = "T2.4", "EXAMPLE: una entidad más ofrece su apoyo a la consulta.", "ilo"
NOON = time(17, tzinfo=UTC)  # noon in the Network's calendar


def review_days(plan: Plan) -> tuple[date, date]:
    """When the review opens and when it is finished."""
    return date(plan.ends_on.year, 1, 12), date(plan.ends_on.year, 1, 29)


def tell_review(by: Actor, plan: Plan) -> None:
    """Opened and finished in January, where that has passed: one activity postponed, one widened, all others
    confirmed."""
    opened, finished = review_days(plan)
    if finished >= clock.today():
        return
    with clock.stopped_at(datetime.combine(opened, NOON)):
        open_mid_term_review(by=by, plan=plan, version=_fresh(plan).version)
    with clock.stopped_at(datetime.combine(finished, NOON)):
        for activity in plan.activities.filter(retired_on=None).select_related("plan"):
            _decide(by, activity)
        finish_mid_term_review(by=by, plan=_fresh(plan), version=_fresh(plan).version)


def _decide(by: Actor, activity: Activity) -> None:
    said, year = values_of(activity), activity.plan.ends_on.year
    if activity.code == POSTPONED:
        window = months_window(month_window(year, 1), month_window(year, 6))
        changed = replace(said, schedule_value=f"{year}-01/{year}-06", windows=(window,))
        why = WHY_POSTPONED
    elif activity.code == WIDENED:
        body = Organisation.objects.get(slug=JOINS)
        changed, why = replace(said, support_kind=Activity.LISTED, supporting=(*said.supporting, body)), WHY_WIDENED
    else:
        confirm_activity(by=by, activity=activity, version=activity.version)
        return
    agreement = Agreement(reason=why, agreed_by=AGREED_BY)
    change_activity(by=by, activity=activity, version=activity.version, values=changed, agreement=agreement)


def _fresh(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)
