from dataclasses import replace

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.text_columns import in_columns
from workplan.actions.activities import ActivityValues, create_activity, values_of
from workplan.actions.priorities import take_priorities
from workplan.actions.requirements import check_address, check_titles
from workplan.models import Activity, Plan, Priority
from workplan.rules.next_plan import shifted_value
from workplan.rules.windows import shift_day, shift_years


@transaction.atomic
def start_next_plan(
    *, by: Actor, plan: Plan, slug: str, titles: dict[str, str], years: int, is_example: bool = False
) -> Plan:
    """A draft copied from `plan`, its dates `years` later; each activity names its predecessor.

    Nothing that happened is copied: no status, no mark of a deliverable. Retired activities stay behind.
    Raises DomainError: successor_exists, plan_exists, address_of_another_page, title_needed.
    """
    check_address(slug)
    check_titles(titles)
    earlier = Plan.objects.select_for_update().get(pk=plan.pk)
    taken = Plan.objects.filter(predecessor=earlier).first()
    if taken:
        raise DomainError("successor_exists", plan=str(taken))
    if Plan.objects.filter(slug=slug).exists():
        raise DomainError("plan_exists", field="slug", plan=slug)
    copy = _copy_plan(earlier, slug, titles, years, is_example)
    copies = take_priorities(by=by, plan=copy, version=copy.version, earlier=earlier)
    priorities = {priority.code: priority for priority in copies}
    for activity in Activity.objects.current().filter(plan=earlier).select_related("priority").order_by("position"):
        values = _carried(activity, priorities[activity.priority.code], years)
        carried = create_activity(by=by, plan=copy, values=values)
        carried.predecessor = activity
        carried.save(update_fields=["predecessor"])
    record("workplan.start_next_plan", by=by, target=copy, changes={"predecessor": [None, earlier.slug]})
    copy.refresh_from_db(fields=["version"])
    return copy


def _copy_plan(plan: Plan, slug: str, titles: dict[str, str], years: int, is_example: bool) -> Plan:
    return Plan.objects.create(
        slug=slug,
        **in_columns("title", titles),
        starts_on=shift_day(plan.starts_on, years),
        ends_on=shift_day(plan.ends_on, years),
        counted_from=shift_day(plan.counted_from, years),
        meeting_months=plan.meeting_months,
        round_months=plan.round_months,
        predecessor=plan,
        is_example=is_example,
    )


def _carried(activity: Activity, priority: Priority, years: int) -> ActivityValues:
    said = values_of(activity)
    return replace(
        said,
        priority=priority,
        schedule_value=shifted_value(said.schedule_kind, said.schedule_value, years),
        schedule_words="",
        windows=tuple(shift_years(window, years) for window in said.windows),
    )
