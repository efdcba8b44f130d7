"""Deliverables done of those promised, of several plans at once; the definition is that of rules/progress.py."""

from collections.abc import Iterable

from django.db.models import Case, Count, DateField, F, Q, Value, When

from network_portal.common import clock
from workplan.models import Deliverable, Plan
from workplan.rules.progress import Progress
from workplan.rules.status import PlanState


def progress_by_plan(plans: Iterable[Plan]) -> dict[int, Progress]:
    """A plan's id to its progress as of its board's day; one query."""
    as_of = Case(
        When(activity__plan__state=PlanState.CLOSED, then=F("activity__plan__ends_on")),
        default=Value(clock.today(), output_field=DateField()),
    )
    by_now = Q(due_on__lte=F("as_of")) | Q(due_on=None, activity__plan__ends_on__lte=F("as_of"))
    done = Q(done_on__lte=F("as_of"))
    rows = (
        Deliverable.objects.filter(activity__plan__in=[plan.pk for plan in plans], activity__retired_on=None)
        .annotate(as_of=as_of)
        .values("activity__plan_id")
        .order_by()
        .annotate(
            promised=Count("pk", filter=by_now),
            in_time=Count("pk", filter=by_now & done),
            at_all=Count("pk", filter=done),
        )
    )
    return {
        row["activity__plan_id"]: Progress(row["in_time"], row["promised"], ahead=row["at_all"] - row["in_time"])
        for row in rows
    }
