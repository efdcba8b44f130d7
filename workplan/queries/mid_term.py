"""How the mid-term review of a plan stands."""

from django.db.models import Count, Q, QuerySet

from workplan.models import Activity, Plan
from workplan.models.activities import ActivityQuerySet
from workplan.rules.mid_term import Outcome

TO_DECIDE = "to_decide"


def reviewed(plan: Plan) -> ActivityQuerySet:
    """The activities that the review speaks of: those that take part in the plan, and those that it closed itself."""
    return Activity.objects.filter(Q(retired_on=None) | Q(mid_term__outcome=Outcome.CLOSED), plan=plan)


def undecided(plan: Plan) -> ActivityQuerySet:
    return reviewed(plan).filter(mid_term=None)


def decisions(plan: Plan, shown: str = "") -> QuerySet[Activity]:
    """In the plan's order, each with its priority and what was decided; `shown` is an outcome or TO_DECIDE."""
    found = undecided(plan) if shown == TO_DECIDE else reviewed(plan)
    if shown in list(Outcome):
        found = found.filter(mid_term__outcome=shown)
    related = found.select_related("priority", "mid_term__organisation")
    return related.order_by("priority__group", "priority__number", "position", "id")


def counts(plan: Plan) -> dict[str, int]:
    """Activities by outcome, those TO_DECIDE, and `total`; one query."""
    of_each = {one.value: Count("pk", filter=Q(mid_term__outcome=one)) for one in Outcome}
    to_decide = Count("pk", filter=Q(mid_term=None))
    found: dict[str, int] = reviewed(plan).aggregate(**of_each, **{TO_DECIDE: to_decide}, total=Count("pk"))
    return found
