from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.text_columns import titles_of
from workplan.actions.activities import ActivityValues, change_activity, create_activity, values_of
from workplan.actions.deliverables import mark_deliverable_done, mark_deliverable_not_done
from workplan.actions.locks import lock_plan
from workplan.models import Activity, Deliverable, Plan
from workplan.queries.exports import (
    REPORTERS,
    SUPPORTS,
    read_evidence,
)
from workplan.queries.imports import ActivityChange, KnownWorld, Preview, known_world, preview_import
from workplan.rules.importing import COLUMNS, ActivityRow, Reading, Supporting
from workplan.rules.references import join_references, split_sources
from workplan.rules.windows import Window

RULES_OF_REPORTERS = {word: rule for rule, word in REPORTERS.items()}
KINDS_OF_SUPPORT = {support: kind for kind, support in SUPPORTS.items()}
NOT_IN_FILE = "The imported file does not say that it was done."  # for the audit, which keeps words as they were
ACTUAL = frozenset({"actual", "actual_source"})


@dataclass(frozen=True)
class Imported:
    """How many activities were added and changed; `kept` are those that the file does not have."""

    added: int
    changed: int
    unchanged: int
    kept: int
    is_reordered: bool = False


@transaction.atomic
def import_plan(
    *,
    by: Actor,
    plan: Plan,
    reading: Reading,
    fingerprint: str,
    with_done: bool = False,
    with_removals: bool = False,
) -> Imported:
    """Bring a draft to what a file says, whole or not at all; activities that the file lacks stay.

    `fingerprint` is that of the preview. `with_done` also marks deliverables as done on the file's dates;
    `with_removals` lets its empty cells take away what stands in the plan. The same file again writes nothing.
    Raises DomainError: import_needs_draft, import_changed, import_has_problems, import_takes_away.
    """
    fresh = Plan.objects.select_for_update().get(pk=plan.pk)
    if not fresh.is_draft:
        raise DomainError("import_needs_draft", state=fresh.get_state_display())
    preview = preview_import(fresh, reading, with_done=with_done)
    if preview.problems:
        raise DomainError("import_has_problems", count=len(preview.problems))
    if preview.fingerprint != fingerprint:
        raise DomainError("import_changed")
    if preview.removals and not with_removals:
        raise DomainError("import_takes_away", count=len(preview.removals))
    if not preview.changes_nothing:
        _write(by, fresh, preview)
    return Imported(
        len(preview.added), len(preview.changed), preview.unchanged, len(preview.kept), preview.is_reordered
    )


def _write(by: Actor, plan: Plan, preview: Preview) -> None:
    try:
        lock_plan(plan, plan.version)
        world = known_world(plan)
        for change in (*preview.added, *preview.changed):
            _write_activity(by, plan, change, world)
    except DomainError as error:
        if error.code == "changed_meanwhile":
            raise DomainError("import_changed") from error
        raise
    _put_in_order(plan, preview.order)
    changes = {"added": [0, len(preview.added)], "changed": [0, len(preview.changed)]}
    record("workplan.import_plan", by=by, target=plan, changes=changes)


def _write_activity(by: Actor, plan: Plan, change: ActivityChange, world: KnownWorld) -> None:
    said = _said_by(change.row, world)
    if change.stored is None:
        activity = create_activity(by=by, plan=plan, values=ActivityValues(**_chosen(said, set(COLUMNS))))
        _mark(by, activity, change.row)
        return
    activity = Activity.objects.get(pk=change.stored.pk)
    if change.columns - ACTUAL:
        values = replace(values_of(activity), **_chosen(said, change.columns))
        values = _with_whose_turn_it_is(values, activity)
        activity = change_activity(by=by, activity=activity, version=change.stored.version, values=values)
    if change.columns & ACTUAL:
        _mark(by, activity, change.row)


def _said_by(row: ActivityRow, world: KnownWorld) -> dict[str, dict[str, Any]]:
    """Of each column of the file, the fields of ActivityValues that it decides."""
    in_charge = tuple(world.organisations[key] for key in row.entities_in_charge)
    rule = RULES_OF_REPORTERS.get(row.reporter, Activity.ORGANISATION)
    reporters: Mapping[str, Any] = {
        Activity.ORGANISATION: world.organisations.get(row.reporter),
        Activity.ROTATING: in_charge[0] if in_charge else None,
        Activity.CO_CHAIRS: world.first_co_chair,
    }
    listed = row.supporting_organisations if row.supporting is Supporting.LISTED else ()
    return {
        "code": {"code": row.code},
        "official_code": {"official_code": row.official_code},
        "priority": {"priority": world.priorities[row.priority]},
        "title_en": {"titles": titles_of(row)},
        "objectives": {"objectives": tuple(world.objectives[number] for number in row.objectives)},
        "global_references": {"references": join_references(row.global_references)},
        "workstreams": {"workstreams": tuple(world.workstreams[code] for code in row.workstreams)},
        "entities_in_charge": {"implementing": in_charge, "leads_words": row.entities_words},
        "reporter": {"reporter_rule": rule, "reporter": reporters[rule]},
        "supporting": {
            "support_kind": KINDS_OF_SUPPORT[row.supporting],
            "supporting": tuple(world.organisations[key] for key in listed),
        },
        "schedule_raw": {"schedule_words": row.schedule_raw},
        "schedule_kind": {
            "schedule_kind": row.schedule.kind.value,
            "schedule_value": row.schedule.normalised,
        },
        "deliverables": {"windows": row.deliverables},
        "tentative": {"is_tentative": row.tentative},
    }


def _chosen(said: dict[str, dict[str, Any]], columns: set[str] | frozenset[str]) -> dict[str, Any]:
    """Titles go together, and so do the two columns of a schedule."""
    wanted = set(columns)
    if any(column.startswith("title_") for column in columns):
        wanted.add("title_en")
    if "schedule_normalised" in columns:
        wanted.add("schedule_kind")
    return {name: value for column in wanted for name, value in said.get(column, {}).items()}


def _with_whose_turn_it_is(values: ActivityValues, activity: Activity) -> ActivityValues:
    """Leads that changed: the one whose turn it is stays while it is among them, else the first."""
    if values.reporter_rule != Activity.ROTATING or values.reporter in values.implementing:
        return values
    return replace(values, reporter=values.implementing[0] if values.implementing else None)


def _mark(by: Actor, activity: Activity, row: ActivityRow) -> None:
    """The dates on which it was really done mark the deliverables in their order."""
    sources = split_sources(row.actual_source, len(row.actual))
    items = list(Deliverable.objects.filter(activity=activity).order_by("position"))
    for place, item in enumerate(items):
        if place < len(row.actual):
            _mark_done(by, item, row.actual[place], sources[place])
        elif item.done_on:
            mark_deliverable_not_done(by=by, deliverable=item, version=_version(activity), reason=NOT_IN_FILE)


def _mark_done(by: Actor, item: Deliverable, window: Window, source: str) -> None:
    evidence, url = read_evidence(source)
    first, last = window.start, window.end
    assert last is not None  # the rules refuse an undated one
    first = None if first == last else first
    if (item.done_from, item.done_on, item.evidence, item.evidence_url) == (first, last, evidence, url):
        return
    mark_deliverable_done(
        by=by,
        deliverable=item,
        version=_version(item.activity),
        done_on=last,
        done_from=first,
        evidence=evidence,
        evidence_url=url,
    )


def _version(activity: Activity) -> int:
    return Activity.objects.values_list("version", flat=True).get(pk=activity.pk)


def _put_in_order(plan: Plan, order: tuple[str, ...]) -> None:
    """The order of the file, then what the file does not have. Places are no version of an activity."""
    places = {code: place for place, code in enumerate(order, start=1)}
    moved = []
    for activity in Activity.objects.filter(plan=plan).current():
        if activity.position != places[activity.code]:
            activity.position = places[activity.code]
            moved.append(activity)
    Activity.objects.bulk_update(moved, ["position"], batch_size=500)
