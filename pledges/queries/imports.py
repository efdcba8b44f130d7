"""What a file would do to the registry, told before anything is done."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from typing import Any

from network_portal.common import clock
from network_portal.common.spreadsheets import read_table
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named
from network_portal.organisations.queries.organisations import known_names, organisation_keys
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from pledges.models import Pledge
from pledges.queries.carried import carrier_of
from pledges.queries.pledge_files import BATCH, StoredPledge, batches, stored_pledges
from pledges.rules import references
from pledges.rules.carrying import TOLD_OF, Carrier, why_not_carry
from pledges.rules.completeness import missing
from pledges.rules.contradictions import FIRST_YEAR, LAST_YEAR, contradictions
from pledges.rules.importing import (
    COLUMNS,
    CONTRADICTIONS,
    WARNINGS,
    Directory,
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
from workplan.models import Activity
from workplan.rules.importing import Problem, normalise_name
from workplan.rules.importing.notes import Line, Notes

Told = Callable[[int, int], None]
TOLD_EACH = timedelta(seconds=20)


@dataclass(frozen=True)
class KnownWorld:
    """What the registry knows: as the rules read it, and the identifiers behind what files carry."""

    directory: Directory
    organisations: Mapping[str, int]
    objectives: Mapping[int, int]
    principles: Mapping[str, int]
    countries: Mapping[str, int]
    keys: Mapping[int, str]
    invented: Collection[str]
    untold: Collection[str]


@dataclass(frozen=True)
class CarryingActivity:
    """`taken_by` is the pledge that it carries by now."""

    pk: int
    subject_id: int
    carrier: Carrier
    taken_by: str = ""


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


@dataclass(frozen=True)
class _Registry:
    """The part of the registry that a file speaks of."""

    by_reference: Mapping[str, StoredPledge]
    alike: Mapping[tuple[str, str], list[StoredPledge]]
    numbered: Mapping[str, str]
    targets: Collection[str]
    activities: Mapping[str, CarryingActivity]


def known_world() -> KnownWorld:
    keys = organisation_keys()
    names = {normalise_name(alias): keys[pk] for alias, pk in known_names().items() if pk in keys}
    for pk, *own in Organisation.objects.order_by("pk").values_list("pk", "slug", *_columns("acronym", "name")):
        for name in filter(None, (keys[pk], *own)):
            names.setdefault(normalise_name(name), keys[pk])
    principles, countries = _principles(), _countries()
    objectives = dict(Objective.objects.values_list("number", "pk"))
    return KnownWorld(
        Directory(
            keys=frozenset(keys.values()),
            names=names,
            countries={name: code for name, (code, _pk) in countries.items()},
            principles={name: letter for name, (letter, _pk) in principles.items()},
            objectives=frozenset(objectives),
        ),
        keys=keys,
        organisations={key: pk for pk, key in keys.items()},
        objectives=objectives,
        principles=dict(principles.values()),
        countries=dict(countries.values()),
        invented={keys[pk] for pk in Organisation.objects.filter(is_example=True).values_list("pk", flat=True)},
        untold={keys[pk] for pk in Organisation.objects.exclude(is_named()).values_list("pk", flat=True)},
    )


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
    registry = _registry(reading.rows, world)
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


def _columns(*names: str) -> list[str]:
    return [f"{name}_{code}" for name in names for code in LANGUAGE_SUFFIXES]


def _principles() -> dict[str, tuple[str, int]]:
    rows = GuidingPrinciple.objects.values_list("letter", "pk", *_columns("name"))
    return {
        normalise_name(name): (letter, pk) for letter, pk, *names in rows for name in (letter, *filter(None, names))
    }


def _countries() -> dict[str, tuple[str, int]]:
    rows = Country.objects.values_list("iso3", "pk", "iso2", *_columns("name"))
    return {normalise_name(name): (iso3, pk) for iso3, pk, *names in rows for name in (iso3, *filter(None, names))}


def _registry(rows: Collection[ReadRow], world: KnownWorld) -> _Registry:
    by_reference = _pks_by_reference(one.row.reference for one in rows if one.row.reference)
    alike = _pks_alike(rows, world)
    numbered = _numbered(one.row.global_number for one in rows if one.row.global_number and not one.row.reference)
    wanted = {*by_reference.values(), *(pk for pks in alike.values() for pk in pks)}
    stored = {one.pk: one for one in stored_pledges(sorted(wanted), world.keys)}
    said = {one.row.matches for one in rows if one.row.matches}
    carried = [one.row.activity for one in stored.values()]
    return _Registry(
        by_reference={reference: stored[pk] for reference, pk in by_reference.items()},
        alike={key: [stored[pk] for pk in pks] for key, pks in alike.items()},
        numbered=numbered,
        targets={*_pks_by_reference(said), *(one.row.reference for one in rows)},
        activities=_activities(filter(None, [*(one.row.activity for one in rows), *carried])),
    )


def _pks_by_reference(wanted: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for batch in batches(set(wanted)):
        found |= dict(Pledge.objects.filter(reference__in=batch).values_list("reference", "pk"))
    return found


def _pks_alike(rows: Iterable[ReadRow], world: KnownWorld) -> dict[tuple[str, str], list[int]]:
    """Of rows without a reference: the pledges with their organisation and title."""
    wanted = {(one.row.organisation, same_title(one.row.title)) for one in rows if not one.row.reference}
    bodies = [world.organisations[key] for key, _title in wanted if key]
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for batch in batches(set(bodies)):
        of_these = Pledge.objects.filter(organisation__in=batch).order_by("pk")
        for pk, body, title in of_these.values_list("pk", "organisation_id", "title").iterator():
            key = (world.keys[body], same_title(title))
            if key in wanted:
                found[key].append(pk)
    return found


def _numbered(numbers: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in batches(set(numbers)):
        found |= dict(Pledge.objects.filter(global_number__in=batch).values_list("global_number", "reference"))
    return found


def _activities(wanted: Iterable[str]) -> dict[str, CarryingActivity]:
    found = {}
    for batch in batches(set(wanted)):
        named = set(batch)
        plans, codes = zip(*(one.split("/") for one in batch), strict=True)
        rows = Activity.objects.filter(plan__slug__in=plans, code__in=codes).select_related("plan", "pledge")
        for one in rows.order_by("pk"):
            name, pledge = f"{one.plan.slug}/{one.code}", getattr(one, "pledge", None)
            if name in named:
                taken = pledge.reference if pledge else ""
                found[name] = CarryingActivity(one.pk, one.subject_id, carrier_of(one), taken)
    return found


def _change(
    one: ReadRow, registry: _Registry, world: KnownWorld, columns: frozenset[str], language: str
) -> PledgeChange:
    stored = _meant(one, registry)
    row = fitted(_completed(one, stored, columns, language, world.untold), one.line)
    row = replace(row, is_example=row.is_example or row.organisation in world.invented)
    if stored is None:
        return PledgeChange(row, one.line, lacks=lacks(row))
    cells = zip(COLUMNS, write_row(stored.row), write_row(row), strict=True)
    different = tuple(Difference(*cell) for cell in cells if cell[1] != cell[2])
    return PledgeChange(row, one.line, stored, different, lacks(row) if different else ())


def _meant(one: ReadRow, registry: _Registry) -> StoredPledge | None:
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


def _object(change: PledgeChange, registry: _Registry, first: dict[object, Line]) -> None:
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
    if row.published_at and row.published_at > clock.now():
        line.note("published_at", "published_in_future", line.text("published_at"))
    if stored and first.setdefault(stored.pk, line) is not line:
        line.note("title", "pledge_twice", row.title[:60], first=first[stored.pk].ref("title"))
    if row.activity:
        _object_to_activity(change, registry.activities.get(row.activity), first)


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


def _fingerprint(changes: Iterable[PledgeChange], registry: _Registry) -> str:
    """Of what is said and what it meets; what a pledge that comes anew is numbered is no part of it."""
    digest = hashlib.sha256()
    for change in changes:
        met = (change.stored.pk, change.stored.version) if change.stored else None
        digest.update(repr((met, write_row(change.row))).encode())
    digest.update(repr(sorted(registry.activities.items(), key=lambda item: item[0])).encode())
    return digest.hexdigest()
