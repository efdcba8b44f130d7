from collections.abc import Sequence
from functools import partial

from workplan.rules.importing.cells import (
    read_objectives,
    read_references,
    read_windows,
    read_workstreams,
    read_yes_or_no,
)
from workplan.rules.importing.codes import FoundCode, read_codes, title_without_code
from workplan.rules.importing.directory import Directory
from workplan.rules.importing.headers import COLUMNS, TITLES
from workplan.rules.importing.layout import read_lines
from workplan.rules.importing.notes import Line, Notes
from workplan.rules.importing.organisations import read_in_charge, read_reporter, read_supporting
from workplan.rules.importing.problems import Problem, gather_missing_priorities
from workplan.rules.importing.rows import ActivityRow, Reading
from workplan.rules.importing.schedule_columns import read_schedule
from workplan.rules.importing.tables import SheetLike
from workplan.rules.windows import Window


def read_plan(sheets: Sequence[SheetLike], directory: Directory, year_hint: int | None = None) -> Reading:
    """The activities of a plan's file and everything that could not be read or had to be assumed.

    `year_hint` completes schedules written without a year ('May - December'); without it they are problems.
    """
    notes = Notes()
    lines, columns = read_lines(sheets, notes)
    codes = read_codes(lines, directory)
    rows = [_read_row(line, codes.get(place), directory, year_hint) for place, line in enumerate(lines)]
    activities = [row for place, row in enumerate(rows) if place in codes]
    for found in (notes.problems, notes.warnings):
        found.sort(key=partial(_place, [sheet.name for sheet in sheets]))
    problems = gather_missing_priorities(notes.problems)
    return Reading(activities, problems, notes.warnings, columns & set(COLUMNS))


def _place(sheets: list[str], problem: Problem) -> tuple[int, int, int, str]:
    """Where a reader of the file meets it: sheet, row, column."""
    sheet = sheets.index(problem.sheet) if problem.sheet in sheets else 0
    return sheet, problem.row, len(problem.cell), problem.cell


def _read_row(line: Line, found: FoundCode | None, directory: Directory, year_hint: int | None) -> ActivityRow:
    in_charge = read_in_charge(line, directory)
    supporting, supporters = read_supporting(line, directory, in_charge)
    raw, schedule = read_schedule(line, year_hint)
    tentative = read_yes_or_no(line, "tentative")
    if found:
        _check_against_code(line, found)
    title_en, title_es, title_pt_br, title_fr = _read_titles(line, found)
    return ActivityRow(
        code=found.code if found else "",
        official_code=found.official if found else "",
        priority=found.priority if found else "",
        title_en=title_en,
        title_es=title_es,
        title_pt_br=title_pt_br,
        title_fr=title_fr,
        objectives=read_objectives(line, directory),
        global_references=read_references(line),
        workstreams=read_workstreams(line, directory),
        entities_in_charge=in_charge.keys,
        entities_words=in_charge.words,
        reporter=read_reporter(line, directory, in_charge),
        supporting=supporting,
        supporting_organisations=supporters,
        schedule_raw=raw,
        schedule=schedule,
        deliverables=read_windows(line, "deliverables"),
        tentative=schedule.is_tentative if tentative is None else tentative,
        actual=_read_actual(line),
        actual_source=line.text("actual_source"),
    )


def _read_titles(line: Line, found: FoundCode | None) -> list[str]:
    titles = [line.text(column) for column in TITLES]
    if not any(titles):
        line.note_missing(next((column for column in TITLES if line.has(column)), TITLES[0]), "title_missing")
    if found and found.column in TITLES:
        return [title_without_code(title) for title in titles]
    return titles


def _check_against_code(line: Line, found: FoundCode) -> None:
    """The other columns that repeat the code may only agree with it."""
    official = line.text("official_code").strip().rstrip(".").replace(",", ".")
    agreeing = {"", found.official, found.code}
    if line.kind("official_code") == "number":
        agreeing.add(found.official.removesuffix("0"))
    if found.column != "official_code" and official not in agreeing:
        line.note("official_code", "official_code_differs", official, expected=found.code)
    priority = line.text("priority").replace(" ", "").upper()
    if priority and priority not in (found.priority, str(found.major)):
        line.note("priority", "priority_differs", line.text("priority"), expected=found.code)


def _read_actual(line: Line) -> tuple[Window, ...]:
    actual = read_windows(line, "actual")
    if any(window.precision == "undated" for window in actual):
        line.note("actual", "actual_undated", line.text("actual"))
    if actual and not line.text("actual_source"):
        line.note_missing("actual_source", "actual_without_source")
    return actual
