"""Deliverables done of those promised: the definition of rules/progress.py, said in SQL."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, Count, DateField, F, Q, Value, When

from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from workplan.models import Deliverable, Plan
from workplan.rules.plans import PlanState
from workplan.rules.progress import Progress


def done_in_time(as_of: date | F) -> Q:
    """The deliverables that the figure 'done' counts: promised by this day, and done by it."""
    return _promised_by(as_of) & Q(done_on__lte=as_of)


def _promised_by(as_of: date | F) -> Q:
    return Q(due_on__lte=as_of) | Q(due_on=None, activity__plan__ends_on__lte=as_of)


def figures(as_of: date | F) -> dict[str, Count]:
    """What `progress_of` reads, to be counted over the deliverables of one plan or of several."""
    by_now, done = _promised_by(as_of), Q(done_on__lte=as_of)
    return {
        "promised": Count("pk", filter=by_now),
        "done_in_time": Count("pk", filter=done_in_time(as_of)),
        "done_at_all": Count("pk", filter=done),
        "done_or_later": Count("pk", filter=by_now & Q(done_on__isnull=False)),
    }


def progress_of(row: Any) -> Progress:
    """Of a row that holds `figures`."""
    done = row["done_in_time"]
    return Progress(done, row["promised"], ahead=row["done_at_all"] - done, later=row["done_or_later"] - done)


def progress_by_plan(plans: Iterable[Plan]) -> dict[int, Progress]:
    """A plan's id to its progress as of its board's day; one query."""
    return _progress_of_all(tuple(plan.pk for plan in plans))


@kept_with_content
def _progress_of_all(plans: tuple[int, ...]) -> dict[int, Progress]:
    as_of = Case(
        When(activity__plan__state=PlanState.CLOSED, then=F("activity__plan__ends_on")),
        default=Value(clock.today(), output_field=DateField()),
    )
    rows = (
        Deliverable.objects.current()
        .filter(activity__plan__in=plans)
        .annotate(as_of=as_of)
        .values("activity__plan_id")
        .order_by()
        .annotate(**figures(F("as_of")))
    )
    return {row["activity__plan_id"]: progress_of(row) for row in rows}
