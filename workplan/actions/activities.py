from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from network_portal.audit.actions import changes_between, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.common.text_columns import in_columns, titles_of, write_titles
from network_portal.monitoring.models import Subject
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Objective, Workstream
from workplan.actions.adjustments import NOT_AGREED, Agreement, record_adjustment
from workplan.actions.locks import check_open, lock_activity
from workplan.actions.mid_term import note_outcome
from workplan.actions.requirements import check_reason, check_titles
from workplan.models import Activity, Deliverable, Lead, Plan, Priority
from workplan.rules.adjustments import adjusted
from workplan.rules.mid_term import Outcome
from workplan.rules.windows import Window

PLAIN_FIELDS = (
    "code",
    "official_code",
    "references",
    "leads_words",
    "support_kind",
    "reporter_rule",
    "schedule_kind",
    "schedule_value",
    "schedule_words",
    "is_tentative",
    "fulfilled_by",
)


@dataclass(frozen=True)
class ActivityValues:
    """All that a form or a file says of an activity. `titles` maps es, en, pt_br, fr to words.

    `marks` say whose words the titles of a new activity are; a change drops those of the titles it rewrites.
    `windows` are the deliverables promised, in order; one that was done keeps its mark (see `change_activity`).
    """

    code: str
    official_code: str
    priority: Priority
    titles: dict[str, str]
    objectives: tuple[Objective, ...] = ()
    workstreams: tuple[Workstream, ...] = ()
    references: str = ""
    implementing: tuple[Organisation, ...] = ()
    supporting: tuple[Organisation, ...] = ()
    leads_words: str = ""
    support_kind: str = Activity.NETWORK
    reporter_rule: str = Activity.ORGANISATION
    reporter: Organisation | None = None
    schedule_kind: str = "none"
    schedule_value: str = ""
    schedule_words: str = ""
    is_tentative: bool = False
    fulfilled_by: str = Activity.BY_HAND
    windows: tuple[Window, ...] = ()
    marks: dict[str, str] = field(default_factory=dict)


def values_of(activity: Activity) -> ActivityValues:
    """The activity as it stands; what shall differ is said with `dataclasses.replace`."""
    leads = list(activity.leads.select_related("organisation").order_by("part", "position"))
    return ActivityValues(
        **{name: getattr(activity, name) for name in PLAIN_FIELDS},
        priority=activity.priority,
        titles=titles_of(activity),
        objectives=tuple(activity.objectives.order_by("number")),
        workstreams=tuple(activity.workstreams.order_by("id")),
        implementing=tuple(lead.organisation for lead in leads if lead.part == Lead.IMPLEMENTS),
        supporting=tuple(lead.organisation for lead in leads if lead.part == Lead.SUPPORTS),
        reporter=activity.reporter,
        windows=tuple(item.window for item in activity.deliverables.order_by("position")),
        marks=activity.marks,
    )


@transaction.atomic
def create_activity(*, by: Actor, plan: Plan, values: ActivityValues) -> Activity:
    """Add an activity to a plan that is not closed. Raises DomainError: plan_not_open, title_needed,
    code_taken, reporter_needed, fulfilled_by_another."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    check_open(plan)
    _check(plan, values)
    last = plan.activities.order_by("-position").values_list("position", flat=True).first() or 0
    activity = Activity(plan=plan, position=last + 1)
    _write(activity, values)
    record("workplan.create_activity", by=by, target=activity)
    return activity


@transaction.atomic
def change_activity(
    *, by: Actor, activity: Activity, version: int, values: ActivityValues, agreement: Agreement = NOT_AGREED
) -> Activity:
    """Change what the plan says of an activity; a new schedule or scope of an endorsed plan is an adjustment, which
    needs its `agreement`. Raises DomainError: changed_meanwhile, plan_not_open, activity_retired, title_needed,
    code_taken, reporter_needed, fulfilled_by_another, promise_already_done, adjustment_needs_reason,
    adjustment_needs_agreement."""
    fresh = lock_activity(activity, version)
    _check(fresh.plan, values, itself=fresh)
    before = described(fresh)
    _write(fresh, values)
    after = described(fresh)
    changes = changes_between(before, after)
    if adjusted(changes) and not fresh.plan.is_draft:
        record_adjustment(by=by, activity=fresh, before=before, after=after, agreement=agreement)
        record("workplan.adjust_activity", by=by, target=fresh, changes=changes, note=agreement.reason)
    else:
        record("workplan.change_activity", by=by, target=fresh, changes=changes)
    return fresh


@transaction.atomic
def retire_activity(*, by: Actor, activity: Activity, version: int, reason: str) -> Activity:
    """The activity stays readable and takes no more part in the plan. Raises DomainError: reason_needed,
    changed_meanwhile, plan_not_open, activity_retired."""
    check_reason(reason)
    fresh = lock_activity(activity, version)
    fresh.retired_on, fresh.retired_reason = clock.today(), reason.strip()
    fresh.retired_reason_language = current_language()
    fresh.save(update_fields=["retired_on", "retired_reason", "retired_reason_language"])
    note_outcome(by=by, activity=fresh, outcome=Outcome.CLOSED, note=fresh.retired_reason)
    changes = {"retired_on": [None, fresh.retired_on.isoformat()]}
    record("workplan.retire_activity", by=by, target=fresh, changes=changes, note=reason)
    return fresh


def described(activity: Activity) -> dict[str, object]:
    """The activity as plain values: what a change is compared with and the audit keeps."""
    said = values_of(activity)
    return {
        **in_columns("title", said.titles),
        **{name: getattr(said, name) for name in PLAIN_FIELDS},
        "priority": said.priority.code,
        "objectives": [objective.number for objective in said.objectives],
        "workstreams": sorted(stream.code for stream in said.workstreams),
        "implementing": [body.slug for body in said.implementing],
        "supporting": [body.slug for body in said.supporting],
        "reporter": said.reporter.slug if said.reporter else "",
        "deliverables": [str(window.end or "undated") for window in said.windows],
    }


def activity_refusals(
    plan: Plan, code: str, reporter_rule: str, reporter: Organisation | None, *, itself: Activity | None = None
) -> Iterator[DomainError]:
    """All that speaks against an activity's code and its reporter in this plan; `code` '': not known yet."""
    same = plan.activities.filter(code=code)
    if code and (same.exclude(pk=itself.pk) if itself else same).exists():
        yield DomainError("code_taken", field="code", activity=code)
    if reporter_rule == Activity.ORGANISATION and reporter is None:
        yield DomainError("reporter_needed", field="reporter")


def fulfilment_refusals(plan: Plan, fulfilled_by: str, *, itself: Activity | None = None) -> Iterator[DomainError]:
    """One practice marks one deliverable: of one activity of the plan."""
    others = Activity.objects.current().filter(plan=plan, fulfilled_by=fulfilled_by)
    if fulfilled_by and (other := others.exclude(pk=itself.pk if itself else None).first()):
        yield DomainError("fulfilled_by_another", field="fulfilled_by", activity=other.code)


def _check(plan: Plan, values: ActivityValues, itself: Activity | None = None) -> None:
    check_titles(values.titles)
    if values.priority.plan_id != plan.pk:
        raise DomainError("priority_of_another_plan", field="priority")
    for refusal in activity_refusals(plan, values.code, values.reporter_rule, values.reporter, itself=itself):
        raise refusal
    for refusal in fulfilment_refusals(plan, values.fulfilled_by, itself=itself):
        raise refusal


def _write(activity: Activity, values: ActivityValues) -> None:
    for name in PLAIN_FIELDS:
        setattr(activity, name, getattr(values, name))
    write_titles(activity, values.titles)
    activity.priority, activity.reporter = values.priority, values.reporter
    if activity.pk is None:
        activity.subject = Subject.objects.create()
        activity.marks = values.marks
    activity.save()
    activity.objectives.set(values.objectives)
    activity.workstreams.set(values.workstreams)
    _write_leads(activity, values)
    _write_deliverables(activity, values.windows)


def _write_leads(activity: Activity, values: ActivityValues) -> None:
    activity.leads.all().delete()
    implementing = list(dict.fromkeys(values.implementing))
    supporting = [body for body in dict.fromkeys(values.supporting) if body not in implementing]
    parts = [(Lead.IMPLEMENTS, implementing), (Lead.SUPPORTS, supporting)]
    Lead.objects.bulk_create(
        Lead(activity=activity, organisation=organisation, part=part, position=position)
        for part, organisations in parts
        for position, organisation in enumerate(organisations, start=1)
    )


def _write_deliverables(activity: Activity, windows: tuple[Window, ...]) -> None:
    """A promise that stays is the same row, with its mark; one that was done cannot be dropped."""
    earlier: dict[Window, list[Deliverable]] = {}
    for item in activity.deliverables.order_by("position"):
        earlier.setdefault(item.window, []).append(item)
    for window, items in earlier.items():
        _drop_undone(items, len(items) - windows.count(window))
    moved, added = [], []
    for position, window in enumerate(windows, start=1):
        if not earlier.get(window):
            days = {"precision": window.precision, "starts_on": window.start, "due_on": window.end}
            added.append(Deliverable(activity=activity, position=position, **days))
            continue
        row = earlier[window].pop(0)
        if row.position != position:
            row.position = position
            moved.append(row)
    _move(activity, moved, len(windows))
    Deliverable.objects.bulk_create(added)


def _drop_undone(items: list[Deliverable], many: int) -> None:
    """Takes `many` of the same promise out of the list and the database, the last first."""
    undone = [item for item in items if item.done_on is None]
    if many > len(undone):
        raise DomainError("promise_already_done", field="windows")
    for item in undone[len(undone) - many :] if many > 0 else []:
        items.remove(item)
        item.delete()


def _move(activity: Activity, rows: list[Deliverable], most: int) -> None:
    """By way of places that nobody has, because a place holds one at a time."""
    if rows:
        last = activity.deliverables.order_by("-position").values_list("position", flat=True)[0]
        moving = activity.deliverables.filter(pk__in=[row.pk for row in rows])
        moving.update(position=F("position") + max(last, most))
        Deliverable.objects.bulk_update(rows, ["position"])
