from collections.abc import Sequence

from pledges.rules.importing.columns import READ_ONLY, is_header_row, recognise
from workplan.rules.importing import Problem
from workplan.rules.importing.notes import Line, Notes
from workplan.rules.importing.tables import CellLike, SheetLike


def read_lines(sheets: Sequence[SheetLike], notes: Notes) -> tuple[list[Line], frozenset[str]]:
    """The rows that hold pledges, and the columns that the file has."""
    lines: list[Line] = []
    columns: set[str] = set()
    headless = []
    for sheet in (sheet for sheet in sheets if any(cell.value for row in sheet.rows for cell in row)):
        if sheet.hidden:
            notes.add(Problem(1, "", "A1", sheet.name, "sheet_hidden", sheet=sheet.name))
            continue
        found, places = _of_sheet(sheet, notes)
        lines += found
        columns |= set(places)
        if not places:
            headless.append(sheet.name)
    code = "sheet_without_header" if columns else "header_missing"
    for name in headless or ([] if columns else [""]):
        notes.add(Problem(1, "", "A1", name, code, sheet=name))
    if columns and not lines:
        notes.add(Problem(1, "", "A1", "", "no_pledges"))
    return lines, frozenset(columns)


def _of_sheet(sheet: SheetLike, notes: Notes) -> tuple[list[Line], dict[str, int]]:
    """What stands above the row that names the columns is its title; below it each filled row is a pledge."""
    lines: list[Line] = []
    places: dict[str, int] = {}
    for number, row in enumerate(sheet.rows, 1):
        if not any(cell.value for cell in row):
            continue
        if not places:
            if is_header_row(row):
                places = _header(sheet, number, row, notes)
            continue
        written = {column: row[index] for column, index in places.items() if column not in READ_ONLY}
        cells = {column: cell for column, cell in written.items() if not _spread_sideways(cell)}
        if any(cell.value for cell in cells.values()):
            lines.append(Line(notes, sheet.name, number, cells))
    return lines, places


def _header(sheet: SheetLike, number: int, row: Sequence[CellLike], notes: Notes) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, cell in enumerate(row):
        if not cell.value or _spread_sideways(cell):
            continue
        column = recognise(cell.value)
        if column is None:
            notes.add(Problem(number, "", cell.ref, cell.value, "column_unknown", sheet=sheet.name))
        elif column in READ_ONLY:
            places[column] = index
        elif column in places:
            first = {"first": row[places[column]].ref}
            notes.add(Problem(number, column, cell.ref, cell.value, "column_twice", first, sheet.name))
        else:
            places[column] = index
    return places


def _spread_sideways(cell: CellLike) -> bool:
    """Filled from a merged cell of its own row: the text was taken at its origin."""
    return cell.merged_from is not None and _row(cell.merged_from) == _row(cell.ref)


def _row(ref: str) -> str:
    return ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
