"""What a file would do to the registry, told before anything is done."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from typing import Any

from network_portal.common import clock
from network_portal.common.spreadsheets import read_table
from pledges.queries.import_registry import CarryingActivity, ImportRegistry, registry_of
from pledges.queries.known_world import KnownWorld
from pledges.queries.pledge_files import BATCH, StoredPledge
from pledges.rules import references
from pledges.rules.carrying import TOLD_OF, why_not_carry
from pledges.rules.completeness import missing
from pledges.rules.contradictions import FIRST_YEAR, LAST_YEAR, contradictions
from pledges.rules.importing import (
    COLUMNS,
    CONTRADICTIONS,
    WARNINGS,
    PledgeRow,
    Reading,
    ReadRow,
    fitted,
    read_line,
    read_lines,
    refuse_twins,
    same_title,
    write_row,
)
from pledges.rules.importing.public_files import is_public_download, with_untold
from pledges.rules.kinds import REFUGEE_COMPACT
from pledges.rules.marks import Mark
from workplan.rules.importing import Problem
from workplan.rules.importing.notes import Line, Notes

Told = Callable[[int, int], None]
TOLD_EACH = timedelta(seconds=20)


@dataclass(frozen=True)
class Difference:
    """One cell: what the registry says now and what the file says, both in the words of the file."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class PledgeChange:
    """`stored` is None for a pledge that the registry does not have yet; `lacks` is what makes it incomplete."""

    row: PledgeRow
    line: Line
    stored: StoredPledge | None = None
    differences: tuple[Difference, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def columns(self) -> frozenset[str]:
        return frozenset(difference.column for difference in self.differences)


@dataclass(frozen=True)
class Preview:
    """`fingerprint` changes when the file or what it speaks of in the registry does."""

    added: tuple[PledgeChange, ...]
    changed: tuple[PledgeChange, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    activities: Mapping[str, CarryingActivity] = field(default_factory=dict)
    fingerprint: str = ""

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.changed)

    @property
    def incomplete(self) -> int:
        return sum(1 for change in (*self.added, *self.changed) if change.lacks)


def read_pledge_file(content: bytes, filename: str, world: KnownWorld, told: Told = lambda done, of: None) -> Reading:
    """The file as the rules read it; `told` hears after each five hundred rows, and where these take long more
    often, how many of how many are read.

    Raises UnreadableFile where it is no table at all.
    """
    notes = Notes(mild=WARNINGS)
    lines, columns = read_lines(read_table(content, filename), notes)
    reading = Reading(problems=notes.problems, warnings=notes.warnings, columns=columns)
    told(0, len(lines))
    since = clock.now()
    for number, line in enumerate(lines, 1):
        reading.rows.append(ReadRow(line, read_line(line, world.directory)))
        if number % BATCH == 0 or number == len(lines) or clock.now() - since >= TOLD_EACH:
            told(number, len(lines))
            since = clock.now()
    refuse_twins(reading.rows)
    return reading


def preview_import(reading: Reading, world: KnownWorld, language: str) -> Preview:
    """`language` is taken for texts of which the file does not say it. Asks a few questions for each five hundred
    rows, and writes nothing; what the registry objects to joins the problems of the reading."""
    problems, warnings = list(reading.problems), list(reading.warnings)
    notes = Notes(mild=WARNINGS, problems=problems, warnings=warnings)
    registry = registry_of(reading.rows, world)
    for one in reading.rows:
        one.line.notes = notes
    changes = [_change(one, registry, world, reading.columns, language) for one in reading.rows]
    first: dict[object, Line] = {}
    for change in changes:
        _object(change, registry, first)
    return Preview(
        added=tuple(change for change in changes if change.stored is None),
        changed=tuple(change for change in changes if change.stored and change.differences),
        unchanged=sum(1 for change in changes if change.stored and not change.differences),
        problems=tuple(sorted(problems, key=_place)),
        warnings=tuple(sorted(warnings, key=_place)),
        activities=registry.activities,
        fingerprint=_fingerprint(changes, registry),
    )


def lacks(row: PledgeRow) -> tuple[str, ...]:
    return missing(_values(row))


def _values(row: PledgeRow) -> dict[str, Any]:
    return {one.name: getattr(row, one.name) for one in fields(row)}


def _change(
    one: ReadRow, registry: ImportRegistry, world: KnownWorld, columns: frozenset[str], language: str
) -> PledgeChange:
    stored = _meant(one, registry)
    row = fitted(_completed(one, stored, columns, language, world.untold), one.line)
    row = replace(row, is_example=row.is_example or row.organisation in world.invented)
    if stored is None:
        return PledgeChange(row, one.line, lacks=lacks(row))
    cells = zip(COLUMNS, write_row(stored.row), write_row(row), strict=True)
    different = tuple(Difference(*cell) for cell in cells if cell[1] != cell[2])
    return PledgeChange(row, one.line, stored, different, lacks(row) if different else ())


def _meant(one: ReadRow, registry: ImportRegistry) -> StoredPledge | None:
    row = one.row
    if row.reference:
        return registry.by_reference.get(row.reference)
    alike = registry.alike.get((row.organisation, same_title(row.title)), [])
    if len(alike) > 1:
        named = ", ".join(stored.row.reference for stored in alike)
        one.line.note("reference", "pledge_ambiguous", row.title[:60], references=named)
    if not alike and row.global_number in registry.numbered:
        taken = registry.numbered[row.global_number]
        one.line.note("global_number", "global_number_taken", row.global_number, pledge=taken)
    return alike[0] if alike else None


def _completed(
    one: ReadRow, stored: StoredPledge | None, columns: frozenset[str], language: str, untold: Collection[str]
) -> PledgeRow:
    """What the file has no column for stays as the registry has it; what may not be empty is filled in."""
    row = one.row
    if stored and is_public_download(columns):
        row = with_untold(row, stored.row, untold)
    if stored:
        kept = {name: getattr(stored.row, name) for name in {*COLUMNS, "reference"} - (columns - {"reference"})}
        row = replace(row, **kept)
    before = stored.row if stored else PledgeRow()
    language = row.language or before.language or language
    if not (row.language or before.language or one.line.text("language")):
        one.line.note("language", "language_assumed", language)
    return _with_year(
        replace(
            row,
            language=language,
            reporter=row.reporter or row.organisation,
            published_at=row.published_at or before.published_at,
        ),
        before,
    )


def _with_year(row: PledgeRow, before: PledgeRow) -> PledgeRow:
    """The year of a reference stands. Of one that nobody knows it is that of the start, else that in which the
    pledge is recorded here; a mark says which."""
    parts = references.parts(row.reference) if row.reference else None
    if before.year and row.year in (None, before.year):
        mark = dict(before.marks).get("year", "") if row.year is None else dict(row.marks).get("year", "")
        return _marked(replace(row, year=before.year), mark)
    if row.year or parts:
        return replace(row, year=row.year or (parts[0] if parts else None))
    if row.starts_on:
        return _marked(replace(row, year=row.starts_on.year), Mark.INFERRED)
    return _marked(replace(row, year=clock.today().year), Mark.RECORDED)


def _marked(row: PledgeRow, mark: str) -> PledgeRow:
    marks = {**dict(row.marks), "year": str(mark)}
    return replace(row, marks=tuple(sorted((name, word) for name, word in marks.items() if word)))


def _object(change: PledgeChange, registry: ImportRegistry, first: dict[object, Line]) -> None:
    """What is wrong with a row as a whole, beside what the registry has and the rows above it."""
    row, line, stored = change.row, change.line, change.stored
    if not row.title:
        line.note_missing("title", "title_missing")
    if not row.organisation and not line.text("organisation"):
        line.note_missing("organisation", "organisation_missing")
    if stored and row.organisation not in ("", stored.row.organisation):
        line.note("organisation", "reference_taken", row.reference, title=stored.row.title)
    else:
        _object_to_contradictions(change)
    if stored and row.year != stored.row.year and not line.text("reference"):
        line.note("year", "year_differs", str(row.year), expected=row.reference)
    if row.matches and row.matches not in registry.targets:
        line.note("matches", "matches_unknown", row.matches)
    _object_to_moment(row, line)
    if stored and first.setdefault(stored.pk, line) is not line:
        line.note("title", "pledge_twice", row.title[:60], first=first[stored.pk].ref("title"))
    if row.activity:
        _object_to_activity(change, registry.activities.get(row.activity), first)


def _object_to_moment(row: PledgeRow, line: Line) -> None:
    """Nothing was published later than now, nor before there were pledges."""
    said = line.text("published_at")
    if row.published_at and row.published_at > clock.now():
        line.note("published_at", "published_in_future", said)
    elif row.published_at and said and row.published_at.year < FIRST_YEAR:
        line.note("published_at", "day_far_away", said, first=str(FIRST_YEAR), last=str(LAST_YEAR))


def _object_to_contradictions(change: PledgeChange) -> None:
    row, line = change.row, change.line
    said = dict(zip(COLUMNS, write_row(row), strict=True))
    for code, column in contradictions({**_values(row), "pledge": row.reference}):
        known = {"start": said["starts_on"], "address": REFUGEE_COMPACT}
        known |= {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        line.note(column, code, said[column], **{name: known[name] for name in CONTRADICTIONS[code]})


def _object_to_activity(change: PledgeChange, found: CarryingActivity | None, first: dict[object, Line]) -> None:
    """An activity that may carry such a pledge carries one."""
    row, line, stored = change.row, change.line, change.stored
    if stored and (row.activity, row.is_example) == (stored.row.activity, stored.row.is_example):
        return
    if found is None:
        line.note("activity", "activity_unknown", row.activity)
    elif refusal := why_not_carry(found.carrier, is_example=row.is_example, plans=TOLD_OF):
        line.note("activity", refusal, row.activity)
    elif found.taken_by not in ("", row.reference) or first.setdefault(row.activity, line) is not line:
        taken = found.taken_by or first[row.activity].ref("activity")
        line.note("activity", "activity_taken", row.activity, pledge=taken)


def _place(problem: Problem) -> tuple[str, int, int, str]:
    """From left to right in each row: B2 before AA2."""
    return (problem.sheet, problem.row, len(problem.cell), problem.cell)


def _fingerprint(changes: Iterable[PledgeChange], registry: ImportRegistry) -> str:
    """Of what is said and what it meets; what a pledge that comes anew is numbered is no part of it."""
    digest = hashlib.sha256()
    for change in changes:
        met = (change.stored.pk, change.stored.version) if change.stored else None
        digest.update(repr((met, write_row(change.row))).encode())
    digest.update(repr(sorted(registry.activities.items(), key=lambda item: item[0])).encode())
    return digest.hexdigest()
