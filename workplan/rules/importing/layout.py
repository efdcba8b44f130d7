import re
from collections.abc import Sequence

from workplan.rules.importing.headers import TITLES, is_header_row, recognise
from workplan.rules.importing.notes import Line, Notes
from workplan.rules.importing.problems import Problem
from workplan.rules.importing.tables import CellLike, SheetLike
from workplan.rules.schedules.vocabulary import fold

_GROUPS = {
    "B": re.compile(r"\bbasic\b|\bbasic[ao]s?\b|\bde base\b|\bfundamentales\b|\bessentielles\b"),
    "T": re.compile(r"\bthematics?\b|\btematic[ao]s?\b|\bthematiques?\b"),
}
_PRIORITY_HEADING = re.compile(r"[0-9]{1,2}\s*[.):-]?\s+[^\W\d].*", re.DOTALL)
_STARTS_WITH_CODE = re.compile(r"[BTbt]?\s?[0-9]{1,2}\.[0-9]{1,3}\b")


def group_of(text: str) -> str:
    """B or T where a heading, a sheet's name or a cell says 'basic' or 'thematic'; '' for neither or both."""
    folded = fold(text)
    groups = [group for group, words in _GROUPS.items() if words.search(folded)]
    return groups[0] if len(groups) == 1 else ""


def read_lines(sheets: Sequence[SheetLike], notes: Notes) -> tuple[list[Line], frozenset[str]]:
    """The rows that hold activities, and the columns that the file has."""
    lines: list[Line] = []
    columns: set[str] = set()
    headless = []
    for sheet in (sheet for sheet in sheets if any(cell.value for row in sheet.rows for cell in row)):
        if sheet.hidden:
            notes.add(Problem(1, "", "A1", sheet.name, "sheet_hidden", sheet=sheet.name))
            continue
        found = _SheetLayout(sheet, notes)
        found.read()
        lines += found.lines
        columns |= set(found.places)
        if not found.places:
            headless.append(sheet.name)
    code = "sheet_without_header" if columns else "header_missing"
    for name in headless or ([] if columns else [""]):
        notes.add(Problem(1, "", "A1", name, code, sheet=name))
    if columns and not lines:
        notes.add(Problem(1, "", "A1", "", "no_activities"))
    return lines, frozenset(columns)


class _SheetLayout:
    """Reads a sheet from top to bottom, as a person does: headings and headers hold until the next."""

    def __init__(self, sheet: SheetLike, notes: Notes) -> None:
        self.sheet = sheet
        self.notes = notes
        self.places: dict[str, int] = {}
        self.group = group_of(sheet.name)
        self.lines: list[Line] = []
        self.ignored: set[str] = set()

    def read(self) -> None:
        for number, row in enumerate(self.sheet.rows, 1):
            texts = [cell for cell in row if cell.value and not _spread_sideways(cell)]
            if not texts:
                continue
            if is_header_row(row):
                self._take_header(number, row)
            elif len(texts) == 1 and not self._is_activity(row):
                self._take_heading(number, texts[0])
            elif self.places:
                self._take_activity(number, row)

    def _take_header(self, number: int, row: Sequence[CellLike]) -> None:
        first = not self.places
        self.places = {}
        for index, cell in enumerate(row):
            if not cell.value or _spread_sideways(cell):
                continue
            column = recognise(cell.value)
            if column is None:
                self._ignore(number, cell)
            elif column in self.places:
                earlier = row[self.places[column]].ref
                self._note(number, column, cell, "column_twice", first=earlier)
            else:
                self.places[column] = index
        if first:
            self._check_columns(number, row[0])

    def _check_columns(self, number: int, cell: CellLike) -> None:
        if not self.places.keys() & set(TITLES):
            self._note(number, "title_en", cell, "column_missing")
        if "entities_in_charge" not in self.places:
            self._note(number, "entities_in_charge", cell, "column_missing")

    def _ignore(self, number: int, cell: CellLike) -> None:
        if cell.value not in self.ignored:
            self.ignored.add(cell.value)
            self._note(number, "", cell, "column_ignored")

    def _take_heading(self, number: int, cell: CellLike) -> None:
        group = group_of(cell.value)
        if group:
            self.group = group
        elif self.places and not _PRIORITY_HEADING.fullmatch(cell.value):
            objectives = "objeti" in fold(cell.value) or "objecti" in fold(cell.value)
            self._note(number, "", cell, "row_skipped" if objectives else "row_not_understood")

    def _is_activity(self, row: Sequence[CellLike]) -> bool:
        """A row with a single text is an activity only where that text is, or begins with, a code."""
        in_code = any(self._at(row, column) for column in ("code", "official_code"))
        titles = [self._at(row, column) for column in TITLES]
        return in_code or any(_STARTS_WITH_CODE.match(title) for title in titles if title)

    def _at(self, row: Sequence[CellLike], column: str) -> str:
        index = self.places.get(column, len(row))
        if index >= len(row) or _spread_sideways(row[index]):
            return ""
        text = row[index].value
        is_heading = group_of(text) or _PRIORITY_HEADING.fullmatch(text)
        return "" if is_heading else text

    def _take_activity(self, number: int, row: Sequence[CellLike]) -> None:
        cells = {column: row[index] for column, index in self.places.items() if index < len(row)}
        if any(cell.value for cell in cells.values()):
            self.lines.append(Line(self.notes, self.sheet.name, number, cells, self.group))

    def _note(self, number: int, column: str, cell: CellLike, code: str, **values: str) -> None:
        self.notes.add(Problem(number, column, cell.ref, cell.value, code, values, self.sheet.name))


def _spread_sideways(cell: CellLike) -> bool:
    """Filled from a merged cell of its own row: the text was counted at its origin."""
    return cell.merged_from is not None and _row(cell.merged_from) == _row(cell.ref)


def _row(ref: str) -> str:
    return ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
