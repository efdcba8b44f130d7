"""What visitors know of statuses: those of the last closed round, until rounds exist the newest."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate

from network_portal.common.kept import kept_with_content
from network_portal.monitoring.models import Round
from network_portal.monitoring.queries.rounds import closed_rounds
from workplan.models import Activity, ActivityState, Plan
from workplan.models.plans import PlanQuerySet
from workplan.rules.plans import PlanState
from workplan.rules.status import Status


@dataclass(frozen=True)
class PublicDay:
    """`until` is the last day whose states visitors see (None: all); `round_month` that of the round which closed
    then (None: no round says so)."""

    until: date | None = None
    round_month: date | None = None


def with_public_day(plans: PlanQuerySet) -> Any:
    """So that `public_day` of each asks nothing more."""
    last = _closed(OuterRef("slug"))
    return plans.annotate(
        round_closed_on=Subquery(last.values("closed_on")[:1]), round_opened_on=Subquery(last.values("opens_on")[:1])
    )


def public_day(plan: Plan) -> PublicDay:
    if plan.is_closed:
        return PublicDay(plan.states_until)
    known = plan if hasattr(plan, "round_closed_on") else _known(plan)
    return PublicDay(getattr(known, "round_closed_on"), getattr(known, "round_opened_on"))


def states_until(plan: Plan, *, reads_board: bool) -> date | None:
    """The last day whose states this reader sees; who reads the board sees what the board sees."""
    return plan.states_until if reads_board else public_day(plan).until


def with_public_status(activities: QuerySet[Activity]) -> Any:
    """Each with `public_status` and its day `public_status_on`; of plans that are over, the newest."""
    last = _closed(OuterRef(OuterRef("plan__slug"))).values("closed_on")[:1]
    states = ActivityState.objects.filter(activity=OuterRef("pk"), as_of__lte=Subquery(last)).order_by("-as_of", "-id")
    newest = Coalesce(Subquery(states.values("status")[:1]), Value(Status.NO_INFORMATION.value))
    by_round = Q(Exists(_closed(OuterRef("plan__slug")))) & ~Q(plan__state=PlanState.CLOSED)
    return activities.annotate(
        public_status=Case(When(by_round, then=newest), default=F("status")),
        public_status_on=Case(When(by_round, then=Subquery(states.values("as_of")[:1])), default=F("status_on")),
    )


@kept_with_content
def _known(plan: Plan) -> Plan:
    found: Plan = with_public_day(Plan.objects.all()).get(pk=plan.pk)
    return found


def _closed(plan_slug: Any) -> Any:
    """The rounds of a plan that closed, the last first, each with the day on which it did."""
    rounds: QuerySet[Round] = closed_rounds().filter(plan=plan_slug)
    return rounds.annotate(closed_on=Coalesce(TruncDate("closed_at"), F("closes_on")))
