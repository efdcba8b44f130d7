import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import IO, Any
from xml.parsers import expat

import openpyxl
from openpyxl.utils import range_boundaries

from network_portal.common.lines import plain_lines
from network_portal.common.spreadsheets.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED_BYTES,
    Cell,
    CellKind,
    Sheet,
    UnreadableFile,
    cell_ref,
    empty_cell,
)
from network_portal.common.spreadsheets.text import clean_text, denaturalise

MAX_MEMBERS = 5_000
MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576  # of a sheet, as the format has it

_MOST_OF = {"c": MAX_CELLS, "row": MAX_CELLS, "si": MAX_CELLS, "xf": 70_000}
_MOST_ELEMENTS = 3_000_000
_SHARED = "characters of formulas that cells share"
_REFERENCES = "references of rules to ranges"
_LONGEST_FORMULA = 8_192  # as Excel has it
_MOST_OF_FORMULAS = 2_000_000
_CHUNK, _LONGEST_TAG = 64 * 1024, 512 * 1024  # a parser reads an unfinished tag again with each chunk
_LONGEST_FORMAT = 255  # as Excel has it
_ESCAPED_CONTROL = re.compile("_x00[01][0-9A-Fa-f]_")


def read_workbook(content: bytes) -> list[Sheet]:
    try:
        _refuse_bombs(content)
        book = openpyxl.load_workbook(io.BytesIO(content))
        formulas = any(cell.data_type == "f" for sheet in book.worksheets for cell in _filled(sheet))
        shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True) if formulas else book
        if sum(height * width for height, width in map(_size, book.worksheets)) > MAX_CELLS:
            raise UnreadableFile("file_too_many_cells", most=MAX_CELLS)
        return [_read_sheet(*pair) for pair in zip(book.worksheets, shown.worksheets, strict=True)]
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl answers a damaged file with whatever it stumbles on
        raise UnreadableFile("file_broken") from error


def _refuse_bombs(content: bytes) -> None:
    """Sizes, elements and document types are checked before openpyxl sees a byte of the workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if not any(member.filename == "xl/workbook.xml" for member in members):
            raise UnreadableFile("file_not_a_table")
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
            raise UnreadableFile("file_unpacks_too_large")
        weight = _Weight()
        for member in members:
            with archive.open(member) as stream:
                weight.add(stream, is_named=member.filename.lower().endswith((".xml", ".rels")))


class _Weight:
    """What a workbook would cost its parser, counted by one that keeps nothing; raises at the first excess.

    A merged range and a link count as all the cells they cover: the parser makes an object for each. A formula
    that cells share counts in full for each of them: the parser writes it anew.
    """

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()
        self.total = 0
        self.longest_formula = self.formula = 0
        self.is_shared = False

    def add(self, stream: IO[bytes], *, is_named: bool) -> None:
        """Also what is not named as XML (`is_named`): a workbook may call its sheets as it likes."""
        try:
            self._parse(stream)
        except expat.ExpatError:
            if is_named:
                raise

    def _parse(self, stream: IO[bytes]) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        self.is_shared = False
        read = 0
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            parser.Parse(chunk)
            if read - parser.CurrentByteIndex > _LONGEST_TAG:
                raise UnreadableFile("file_unpacks_too_large")
        parser.Parse(b"", True)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        kind, size = name.rpartition(":")[2], 1
        if kind in ("mergeCell", "hyperlink"):
            kind, size = "c", _covered(attributes.get("ref", ""))
        if kind == "f" and self.is_shared:
            raise UnreadableFile("file_broken")
        if kind == "f":
            self.formula, self.is_shared = 0, attributes.get("t") == "shared"
        self.total += 1
        self.of[kind] += size
        self.of[_REFERENCES] += attributes.get("sqref", "").count(" ")
        heavy = self.of[kind] > _MOST_OF.get(kind, _MOST_ELEMENTS) or self.of[_REFERENCES] > MAX_CELLS
        if heavy or self.total > _MOST_ELEMENTS or len(attributes.get("formatCode", "")) > _LONGEST_FORMAT:
            raise UnreadableFile("file_unpacks_too_large")

    def _text(self, text: str) -> None:
        self.formula += len(text)

    def _end(self, name: str) -> None:
        if not self.is_shared or name.rpartition(":")[2] != "f":
            return
        self.is_shared = False
        self.longest_formula = max(self.longest_formula, self.formula)
        self.of[_SHARED] += self.longest_formula
        if self.longest_formula > _LONGEST_FORMULA or self.of[_SHARED] > _MOST_OF_FORMULAS:
            raise UnreadableFile("file_unpacks_too_large")

    def _doctype(self, *_declared: object) -> None:
        raise UnreadableFile("file_broken")


def _covered(ref: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(ref)
    except ValueError:
        return 1
    across, down = (right or MOST_COLUMNS) - (left or 1), (bottom or MOST_ROWS) - (top or 1)
    return (abs(across) + 1) * (abs(down) + 1)


def _filled(sheet: Any) -> Iterator[Any]:
    """Only the cells that the file holds: a formatted but empty million of rows costs nothing."""
    return (cell for cell in sheet._cells.values() if cell.value is not None)


def _size(sheet: Any) -> tuple[int, int]:
    """Rows and columns to the last cell that is filled: so many cells come of it, empty ones included."""
    height = max((cell.row for cell in _filled(sheet)), default=0)
    width = max((cell.column for cell in _filled(sheet)), default=0)
    if height > MAX_ROWS:
        raise UnreadableFile("file_too_many_rows", most=MAX_ROWS)
    if width > MAX_COLUMNS:
        raise UnreadableFile("file_too_many_columns", most=MAX_COLUMNS)
    return height, width


def _read_sheet(sheet: Any, shown: Any) -> Sheet:
    cells = {(cell.row, cell.column): _read_cell(cell, shown) for cell in _filled(sheet)}
    height, width = _size(sheet)
    for merged in sheet.merged_cells.ranges:
        _fill(cells, merged, height, width)
    rows = [
        [cells.get((row, column)) or empty_cell(row, column) for column in range(1, width + 1)]
        for row in range(1, height + 1)
    ]
    return Sheet(clean_text(sheet.title), sheet.sheet_state != "visible", rows)


def _fill(cells: dict[tuple[int, int], Cell], merged: Any, height: int, width: int) -> None:
    origin = cells.get((merged.min_row, merged.min_col))
    if origin is None:
        return
    for row in range(merged.min_row, min(merged.max_row, height) + 1):
        for column in range(merged.min_col, min(merged.max_col, width) + 1):
            if (row, column) != (merged.min_row, merged.min_col):
                ref = cell_ref(row, column)
                cells[row, column] = replace(origin, ref=ref, merged_from=origin.ref)


def _read_cell(cell: Any, shown: Any) -> Cell:
    seen = shown.cell(cell.row, cell.column) if cell.data_type == "f" else cell
    value, kind = _seen(seen.value, seen.data_type)
    written = denaturalise(plain_lines(seen.value)) if kind == "text" and isinstance(seen.value, str) else value
    if cell.data_type == "f" and seen.value is None:
        return Cell(clean_text(str(getattr(cell.value, "text", cell.value))), cell.coordinate, "formula-without-value")
    number_format = "" if kind in ("text", "empty") else cell.number_format
    return Cell(value, cell.coordinate, kind, number_format, written="" if written == value else written)


def _seen(value: Any, data_type: str) -> tuple[str, CellKind]:
    if data_type == "e":
        return str(value), "error"
    if isinstance(value, bool):
        return str(value).upper(), "text"
    if isinstance(value, int | float):
        return _number_text(value), "number"
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value.replace(microsecond=0)).isoformat(), "date"
    if isinstance(value, date | time | timedelta):
        return str(value), "date"
    text = denaturalise(clean_text(_ESCAPED_CONTROL.sub("", "" if value is None else str(value))))
    return text, "text" if text else "empty"


def _number_text(number: int | float) -> str:
    whole = isinstance(number, float) and number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else str(number)
