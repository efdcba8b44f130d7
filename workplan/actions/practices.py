"""The one good practice a month: publishing one is the promised thing, so it marks the deliverable of its days."""

from django.utils import translation

from network_portal.common.actors import Actor
from network_portal.common.registry import PublishedPractice
from workplan.actions.deliverables import mark_deliverable_done
from workplan.models import Activity, Deliverable, Plan
from workplan.queries.plans import plan_in_force


def mark_by_practice(practice: PublishedPractice, *, by: Actor) -> Deliverable | None:
    """The first open one of the activity that practices fulfil, in the plan in force; None where none is open.

    Whoever may publish does it by publishing: nobody decides anew that the promise was kept.
    """
    plan = plan_in_force()
    if plan is None:
        return None
    Plan.objects.select_for_update().get(pk=plan.pk)  # before the version is read: nobody changes the activity now
    activity = Activity.objects.current().filter(plan=plan, fulfilled_by=Activity.PRACTICES).first()
    item = _open_one(activity, practice) if activity else None
    if activity is None or item is None:
        return None
    with translation.override(practice.language):  # the language of the evidence
        return mark_deliverable_done(
            by=by,
            deliverable=item,
            version=activity.version,
            done_on=practice.day,
            evidence=practice.title,
            evidence_url=practice.url,
            practice_id=practice.pk,
        )


def _open_one(activity: Activity, practice: PublishedPractice) -> Deliverable | None:
    of_its_days = activity.deliverables.filter(starts_on__lte=practice.day, due_on__gte=practice.day)
    return of_its_days.filter(done_on=None).order_by("due_on", "position").first()
