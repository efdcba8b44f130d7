"""What a file would do to a plan, told before anything is done."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from network_portal.common import clock
from network_portal.common.spreadsheets import read_table
from network_portal.common.text_columns import titles_of
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.organisations import known_names, organisation_keys
from network_portal.taxonomy.models import Objective, Workstream
from workplan.models import Plan, Priority
from workplan.queries.exports import (
    StoredActivity,
    stored_activities,
)
from workplan.rules import lengths
from workplan.rules.importing import (
    COLUMNS,
    ActivityRow,
    Directory,
    Problem,
    Reading,
    Supporting,
    lies_outside,
    normalise_name,
    read_plan,
    write_row,
)
from workplan.rules.importing.headers import TITLES
from workplan.rules.references import split_sources
from workplan.rules.schedules import promised_windows
from workplan.rules.titles import is_titled
from workplan.rules.windows import Window, window_of_days

SCHEDULE_COLUMNS = frozenset({"schedule_raw", "schedule_kind", "schedule_normalised"})
NO_REMOVAL = frozenset({"tentative", "schedule_normalised", "actual", "actual_source"})
LONGEST = {
    "code": lengths.CODE,
    "official_code": lengths.CODE,
    **dict.fromkeys(TITLES, lengths.TITLE),
    "global_references": lengths.REFERENCES,
    "schedule_raw": lengths.SCHEDULE_WORDS,
    "schedule_normalised": lengths.SCHEDULE_VALUE,
}


@dataclass(frozen=True)
class KnownWorld:
    """What the plan's part of the portal knows: as the rules read it, and as rows behind the keys."""

    directory: Directory
    organisations: dict[str, Organisation]
    priorities: dict[str, Priority]
    objectives: dict[int, Objective]
    workstreams: dict[str, Workstream]

    @property
    def first_co_chair(self) -> Organisation | None:
        """The co-chair that stands first in the directory: IOM unless changed."""
        return next((body for body in self.organisations.values() if body.is_co_chair), None)


@dataclass(frozen=True)
class Difference:
    """One cell: what the plan says now and what the file says, both in the words of the file."""

    column: str
    before: str
    after: str

    @property
    def removes(self) -> bool:
        """An empty cell takes away what stands there. An empty yes-or-no says no, dates follow their kind, and what
        was done is asked about by itself."""
        return bool(self.before and not self.after and self.column not in NO_REMOVAL)


@dataclass(frozen=True)
class ActivityChange:
    """`stored` is None for an activity that the plan does not have yet."""

    row: ActivityRow
    stored: StoredActivity | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def columns(self) -> frozenset[str]:
        return frozenset(difference.column for difference in self.differences)


@dataclass(frozen=True)
class Preview:
    """`kept` are activities of the plan that the file does not have: an import leaves them as they are.

    `order` holds the codes as they will stand; `fingerprint` changes when the file or the plan does.
    `outside` are the codes of what the file adds or changes with dates beyond the plan's own days;
    `done` counts the dates on which the file says that something was done and the plan does not:
    they are written only where that was asked for.
    """

    added: tuple[ActivityChange, ...]
    changed: tuple[ActivityChange, ...]
    unchanged: int
    kept: tuple[StoredActivity, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    order: tuple[str, ...]
    is_reordered: bool
    outside: tuple[str, ...]
    done: int
    fingerprint: str

    @property
    def removals(self) -> list[tuple[ActivityChange, Difference]]:
        """What empty cells of the file would take away from the plan."""
        return [(change, one) for change in self.changed for one in change.differences if one.removes]

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.changed or self.is_reordered)


def known_world(plan: Plan) -> KnownWorld:
    keys = organisation_keys()
    bodies = {keys[body.pk]: body for body in Organisation.objects.order_by("pk")}
    priorities = {priority.code: priority for priority in plan.priorities.all()}
    objectives = {objective.number: objective for objective in Objective.objects.all()}
    workstreams = {stream.code: stream for stream in Workstream.objects.all()}
    directory = Directory(
        organisations=_organisation_names(keys),
        priorities=priorities.keys(),
        objectives=objectives.keys(),
        workstreams=workstreams.keys(),
    )
    return KnownWorld(directory, bodies, priorities, objectives, workstreams)


def names_of_organisations() -> dict[str, str]:
    """What the reader calls each organisation, by the key that files carry."""
    keys = organisation_keys()
    return {keys[body.pk]: body.short_name for body in Organisation.objects.order_by("pk")}


def known_directory(plan: Plan) -> Directory:
    return known_world(plan).directory


def read_plan_file(plan: Plan, content: bytes, filename: str) -> Reading:
    """The file as the rules read it for this plan. Raises UnreadableFile where it is no table at all."""
    one_year = plan.starts_on.year == plan.ends_on.year
    hint = plan.starts_on.year if one_year else None
    return read_plan(read_table(content, filename), known_directory(plan), hint)


def preview_import(plan: Plan, reading: Reading, *, with_done: bool = False) -> Preview:
    """What the file would do; `with_done` also takes its dates on which things were really done."""
    stored = stored_activities(plan)
    by_code = {one.row.code: one for one in stored}
    said = [_completed(row, by_code.get(row.code), reading.columns, plan) for row in reading.activities]
    rows = said if with_done else [_without_done(row, by_code.get(row.code)) for row in said]
    changes = [_change(row, by_code.get(row.code)) for row in rows]
    touched = {change.row.code for change in changes if change.differences or not change.stored}
    named = {row.code for row in rows}
    kept = tuple(one for one in stored if one.row.code not in named)
    order = (*(row.code for row in rows), *(one.row.code for one in kept))
    return Preview(
        added=tuple(change for change in changes if change.stored is None),
        changed=tuple(change for change in changes if change.stored and change.differences),
        unchanged=sum(1 for change in changes if change.stored and not change.differences),
        kept=kept,
        problems=(*reading.problems, *_problems(plan, changes, said)),
        warnings=tuple(reading.warnings),
        order=order,
        is_reordered=[code for code in order if code in by_code] != list(by_code),
        outside=tuple(row.code for row in said if row.code in touched and _lies_outside(row, plan)),
        done=sum(_done_dates(row, by_code.get(row.code)) for row in said),
        fingerprint=_fingerprint(plan, stored, said),
    )


def _lies_outside(row: ActivityRow, plan: Plan) -> bool:
    return lies_outside(row, plan.starts_on, plan.ends_on)


def _without_done(row: ActivityRow, stored: StoredActivity | None) -> ActivityRow:
    """A draft promises: what was done stays as the plan has it."""
    actual, source = (stored.row.actual, stored.row.actual_source) if stored else ((), "")
    return replace(row, actual=actual, actual_source=source)


def _done_dates(row: ActivityRow, stored: StoredActivity | None) -> int:
    """How many dates of the file are news to the plan, or gone from it."""
    before, after = _done_of(stored.row) if stored else Counter(), _done_of(row)
    return max((after - before).total(), (before - after).total())


def _done_of(row: ActivityRow) -> Counter[tuple[Window, str]]:
    return Counter(zip(row.actual, split_sources(row.actual_source, len(row.actual)), strict=True))


def _organisation_names(keys: dict[int, str]) -> dict[str, str]:
    names = {normalise_name(alias): keys[pk] for alias, pk in known_names().items() if pk in keys}
    for key in keys.values():
        names.setdefault(normalise_name(key), key)
    return names


def _completed(row: ActivityRow, stored: StoredActivity | None, columns: frozenset[str], plan: Plan) -> ActivityRow:
    """What the file has no column for stays as the plan has it; promises then follow from the schedule."""
    row = _as_kept(row)
    if stored is None:
        return row if "deliverables" in columns else replace(row, deliverables=_promises(row, plan))
    for column in set(COLUMNS) - columns - {"code"}:
        row = _with_column_of(row, stored.row, column, columns)
    if "deliverables" not in columns and row.schedule != stored.row.schedule:
        return replace(row, deliverables=_promises(row, plan))
    return row


def _with_column_of(row: ActivityRow, stored: ActivityRow, column: str, columns: frozenset[str]) -> ActivityRow:
    if column == "schedule_kind":
        return row if columns & SCHEDULE_COLUMNS else replace(row, schedule=stored.schedule)
    if column == "schedule_normalised":
        return row
    if column == "entities_in_charge":
        return replace(row, entities_in_charge=stored.entities_in_charge, entities_words=stored.entities_words)
    if column == "supporting":
        listed = stored.supporting_organisations
        return replace(row, supporting=stored.supporting, supporting_organisations=listed)
    return replace(row, **{column: getattr(stored, column)})


def _promises(row: ActivityRow, plan: Plan) -> tuple[Window, ...]:
    return promised_windows(row.schedule, plan.starts_on, plan.ends_on, plan.counted_from)


def _as_kept(row: ActivityRow) -> ActivityRow:
    """As the plan keeps it: lists in order, nobody twice, days that are exactly a month as the month."""
    listed = tuple(key for key in row.supporting_organisations if key not in row.entities_in_charge)
    nobody = row.supporting is Supporting.LISTED and not listed
    return replace(
        row,
        objectives=tuple(sorted(set(row.objectives))),
        workstreams=tuple(sorted(set(row.workstreams))),
        supporting=Supporting.NONE_GIVEN if nobody else row.supporting,
        supporting_organisations=listed,
        actual=tuple(window_of_days(one.start, one.end) if one.start and one.end else one for one in row.actual),
    )


def _change(row: ActivityRow, stored: StoredActivity | None) -> ActivityChange:
    if stored is None:
        return ActivityChange(row)
    before, after = write_row(stored.row), write_row(row)
    cells = zip(COLUMNS, before, after, strict=True)
    return ActivityChange(row, stored, tuple(Difference(*cell) for cell in cells if cell[1] != cell[2]))


def _fingerprint(plan: Plan, stored: Iterable[StoredActivity], rows: Iterable[ActivityRow]) -> str:
    versions = [(one.pk, one.version) for one in stored]
    whole = repr((plan.pk, plan.state, plan.version, versions, [write_row(row) for row in rows]))
    return hashlib.sha256(whole.encode()).hexdigest()


def _problems(plan: Plan, changes: Iterable[ActivityChange], said: Iterable[ActivityRow]) -> Iterator[Problem]:
    """What only the plan can object to. These problems name the activity and the column; they have no cell."""
    for row in said:
        yield from _problems_of_actual(row)
    retired = set(plan.activities.exclude(retired_on=None).values_list("code", flat=True))
    for change in changes:
        row = change.row
        if row.code in retired:
            yield _problem(row, "code", row.code, "code_retired")
        titles = titles_of(row)
        if any(titles.values()) and not is_titled(titles):
            yield _problem(row, "title_es", row.code, "title_needed")
        if not (row.reporter or change.stored):
            yield _problem(row, "reporter", row.code, "reporter_missing")
        for column, text in zip(COLUMNS, write_row(row), strict=True):
            if column in LONGEST and len(text) > LONGEST[column]:
                yield _problem(row, column, text[:40], "text_too_long", most=LONGEST[column])
        if len(row.entities_words) > lengths.LEADS_WORDS:
            longest = lengths.LEADS_WORDS
            yield _problem(row, "entities_in_charge", row.entities_words[:40], "text_too_long", most=longest)
        if change.stored and _drops_what_was_done(change.stored, row):
            yield _problem(row, "deliverables", row.code, "promise_already_done")


def _problems_of_actual(row: ActivityRow) -> Iterator[Problem]:
    last = max((window.end for window in row.actual if window.end), default=None)
    if last and last > clock.today():
        yield _problem(row, "actual", last.isoformat(), "actual_in_future")
    if len(row.actual) > len(row.deliverables):
        most = len(row.deliverables)
        yield _problem(row, "actual", str(len(row.actual)), "actual_too_many", promised=most)


def _drops_what_was_done(stored: StoredActivity, row: ActivityRow) -> bool:
    return bool(Counter(stored.done) - Counter(row.deliverables))


def _problem(row: ActivityRow, column: str, value: str, code: str, **values: object) -> Problem:
    return Problem(0, column, "", value, code, {"activity": row.code, **{k: str(v) for k, v in values.items()}})
