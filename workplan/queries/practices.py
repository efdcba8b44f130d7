"""The one good practice a month, as the plan in force promises it, and what is marked because of a practice."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.registry import Duty, PracticeMark, PracticePromise, PromisedMonth
from workplan.models import Activity, Deliverable
from workplan.models.deliverables import DeliverableQuerySet
from workplan.queries.activities import activity_path
from workplan.queries.plans import plan_in_force
from workplan.queries.schedules import promise_in_words
from workplan.rules.plans import PlanState
from workplan.rules.status import SETTLED


def practice_promise() -> PracticePromise | None:
    """None where no plan in force promises practices, or does so no more; three queries."""
    plan = plan_in_force()
    promised = Activity.objects.current().filter(plan=plan, fulfilled_by=Activity.PRACTICES).exclude(status__in=SETTLED)
    activity = promised.select_related("plan").first() if plan else None
    if activity is None:
        return None
    months: dict[object, bool] = {}
    for due_on, done_on in (
        activity.deliverables.exclude(due_on=None).order_by("due_on").values_list("due_on", "done_on")
    ):
        first_day = due_on.replace(day=1)
        months[first_day] = months.get(first_day, True) and done_on is not None
    told = tuple(PromisedMonth(first_day, is_done) for first_day, is_done in months.items())  # type: ignore[arg-type]
    return PracticePromise(activity.code, activity_path(activity), told)


def marks_by(practice: int) -> Iterator[PracticeMark]:
    for item in _marked().filter(practice=practice):
        yield PracticeMark(_in_words(item), _mark_path(item))


def marks_to_look_at() -> Iterator[Duty]:
    """For co-chairs: what counts as done because of a practice that was taken off the public pages since."""
    for item in _marked().filter(practice__is_published=False):
        yield Duty(
            _("%(deliverable)s is marked as done by a practice that is not public any more.")
            % {"deliverable": _in_words(item)},
            _mark_path(item),
            note=_("Take the mark back, or save it again with what else shows that it was done."),
            is_example=item.activity.plan.is_example,
        )


def _marked() -> DeliverableQuerySet:
    rows = Deliverable.objects.current().filter(activity__plan__state=PlanState.IN_FORCE, practice__isnull=False)
    return rows.select_related("activity__plan").order_by("pk")


def _in_words(item: Deliverable) -> str:
    return _("%(code)s, %(when)s") % {"code": item.activity.code, "when": promise_in_words(item)}


def _mark_path(item: Deliverable) -> str:
    return reverse("workplan:mark_deliverable", args=[item.activity.plan.slug, item.activity.code, item.position])
