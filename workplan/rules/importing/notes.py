from collections.abc import Collection
from dataclasses import dataclass, field

from workplan.rules.importing.problems import WARNINGS, Problem
from workplan.rules.importing.tables import CellLike

BROKEN_KINDS = {"formula-without-value": "formula_without_value", "error": "cell_error"}


@dataclass
class Notes:
    """What the reading has to say, in the order in which it met it; `mild` are the codes that only warn."""

    mild: Collection[str] = tuple(WARNINGS)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        (self.warnings if problem.code in self.mild else self.problems).append(problem)


@dataclass
class Line:
    """One activity's row: the cell of each column that the file has."""

    notes: Notes
    sheet: str
    number: int
    cells: dict[str, CellLike]
    group: str = ""
    broken: set[str] = field(default_factory=set)

    def has(self, column: str) -> bool:
        return column in self.cells

    def text(self, column: str) -> str:
        """The cell's text, '' where the file has none; a cell that shows no value becomes a problem."""
        cell = self.cells.get(column)
        if cell is None:
            return ""
        if cell.kind not in BROKEN_KINDS:
            return cell.value
        if column not in self.broken:
            self.broken.add(column)
            self.note(column, BROKEN_KINDS[cell.kind], cell.value)
        return ""

    def kind(self, column: str) -> str:
        return self.cells[column].kind if column in self.cells else "empty"

    def ref(self, column: str) -> str:
        """The cell's own address; where the file has no such column, that of the row's first cell."""
        cell = self.cells.get(column)
        return cell.ref if cell else f"A{self.number}"

    def note(self, column: str, code: str, value: str = "", **values: str) -> None:
        self.notes.add(Problem(self.number, column, self.ref(column), value, code, values, self.sheet))

    def note_missing(self, column: str, code: str) -> None:
        """Nothing is said of a cell whose trouble was named already."""
        if column not in self.broken:
            self.note(column, code)
