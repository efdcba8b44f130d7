import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any

import xlsxwriter

from network_portal.common.lines import plain_lines
from network_portal.common.spreadsheets.tables import Value
from network_portal.common.spreadsheets.text import clean_text, neutralise, writable


def write_xlsx(
    sheets: Iterable[tuple[str, Sequence[Sequence[Value]]]],
    *,
    choices: Mapping[int, Sequence[Sequence[str]]] = MappingProxyType({}),
    exact: bool = False,
) -> bytes:
    """A workbook of (name, rows), the first row of each a header; text is never a formula or a link.

    `choices` are the words that the cells of a column offer, by its place from 0: a list for each row below the header.
    `exact` keeps signs that nobody sees, for who reads `Cell.exact`.
    """
    carried = plain_lines if exact else writable
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        names: set[str] = set()
        for name, rows in sheets:
            sheet = _write_sheet(book, _sheet_name(name, names), rows, carried)
            for column, of_rows in choices.items():
                _offer(sheet, column, of_rows)
    return target.getvalue()


def _offer(sheet: Any, column: int, of_rows: Sequence[Sequence[str]]) -> None:
    """Rows below each other that offer the same share one list."""
    row = 1
    for words, same in groupby(of_rows):
        last = row + len(list(same)) - 1
        sheet.data_validation(
            row, column, last, column, {"validate": "list", "source": list(words), "show_error": False}
        )
        row = last + 1


def _write_sheet(book: Any, name: str, rows: Sequence[Sequence[Value]], carried: Callable[[str], str]) -> Any:
    sheet = book.add_worksheet(name)
    header = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            text = carried(neutralise(value)) if isinstance(value, str) else value
            _write_cell(sheet, number, column, text, header if number == 0 else body, day)
    for column, width in enumerate(_widths(rows)):
        sheet.set_column(column, column, width)
    return sheet


def _write_cell(sheet: Any, row: int, column: int, value: Value, style: Any, day: Any) -> None:
    if isinstance(value, str):
        if sheet.write_string(row, column, value, style):
            raise ValueError(f"a cell holds more than Excel can: row {row + 1}, column {column + 1}")
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif value is not None:
        sheet.write(row, column, value, style)


def _widths(rows: Sequence[Sequence[Value]]) -> list[int]:
    widths: dict[int, int] = {}
    for row in rows:
        for column, value in enumerate(row):
            longest = max(map(len, str("" if value is None else value).split("\n")))
            widths[column] = max(widths.get(column, 10), min(longest + 2, 50))
    return [widths[column] for column in sorted(widths)]


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel accepts and no other sheet of the book has."""
    base = re.sub(r"[\[\]:*?/\\]", "-", clean_text(name)).strip("'")[:31] or "Sheet"
    chosen, number = base, 1
    while chosen.casefold() in taken:
        number += 1
        chosen = f"{base[: 30 - len(str(number))]} {number}"
    taken.add(chosen.casefold())
    return chosen
