import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string

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

_CELL = re.compile(rb"<(?:[A-Za-z0-9]+:)?c[ />]")
_MERGE = re.compile(rb"mergeCell\s[^>]*>")
_MERGE_REF = re.compile(rb"""ref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']""")
_ESCAPED_CONTROL = re.compile("_x00[01][0-9A-Fa-f]_")


def read_workbook(content: bytes) -> list[Sheet]:
    try:
        _refuse_bombs(content)
        book = openpyxl.load_workbook(io.BytesIO(content))
        formulas = any(cell.data_type == "f" for sheet in book.worksheets for cell in _filled(sheet))
        shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True) if formulas else book
        return [_read_sheet(*pair) for pair in zip(book.worksheets, shown.worksheets, strict=True)]
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl answers a damaged file with whatever it stumbles on
        raise UnreadableFile("file_broken") from error


def _refuse_bombs(content: bytes) -> None:
    """Sizes, cells and document types are checked before the parser sees a byte of the workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if not any(member.filename == "xl/workbook.xml" for member in members):
            raise UnreadableFile("file_not_a_table")
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
            raise UnreadableFile("file_unpacks_too_large")
        cells = sum(_count_cells(archive, member) for member in members if _is_markup(member.filename))
    if cells > MAX_CELLS:
        raise UnreadableFile("file_unpacks_too_large")


def _is_markup(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _count_cells(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Cells written in one part of the workbook, those that its merged ranges cover included."""
    cells, tail = 0, b""
    with archive.open(member) as stream:
        while chunk := stream.read(1024 * 1024):
            text = tail + chunk.replace(b"\0", b"")
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise UnreadableFile("file_broken")
            cells += len(_CELL.findall(text)) + sum(map(_merged_area, _MERGE.findall(text)))
            tail = text[-2048:]
    return cells


def _merged_area(tag: bytes) -> int:
    match = _MERGE_REF.search(tag)
    if match is None:
        raise UnreadableFile("file_broken")
    left: int = column_index_from_string(match[1].decode())
    right: int = column_index_from_string(match[3].decode())
    return (right - left + 1) * (int(match[4]) - int(match[2]) + 1)


def _filled(sheet: Any) -> Iterator[Any]:
    """Only the cells that the file holds: a formatted but empty million of rows costs nothing."""
    return (cell for cell in sheet._cells.values() if cell.value is not None)


def _read_sheet(sheet: Any, shown: Any) -> Sheet:
    cells = {(cell.row, cell.column): _read_cell(cell, shown) for cell in _filled(sheet)}
    height = max((row for row, _column in cells), default=0)
    width = max((column for _row, column in cells), default=0)
    if height > MAX_ROWS:
        raise UnreadableFile("file_too_many_rows", most=MAX_ROWS)
    if width > MAX_COLUMNS:
        raise UnreadableFile("file_too_many_columns", most=MAX_COLUMNS)
    if height * width > MAX_CELLS:
        raise UnreadableFile("file_unpacks_too_large")
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
                cells[row, column] = Cell(origin.value, ref, origin.kind, origin.number_format, origin.ref)


def _read_cell(cell: Any, shown: Any) -> Cell:
    seen = shown.cell(cell.row, cell.column) if cell.data_type == "f" else cell
    value, kind = _seen(seen.value, seen.data_type)
    if cell.data_type == "f" and seen.value is None:
        return Cell(clean_text(str(getattr(cell.value, "text", cell.value))), cell.coordinate, "formula-without-value")
    return Cell(value, cell.coordinate, kind, "" if kind in ("text", "empty") else cell.number_format)


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
