"""What a table is once it is read: sheets of cells that know their address; and why a file is refused."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from network_portal.common.errors import DomainError, register_sentences

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_CELLS = 500_000
MAX_CELL = 32_767  # what Excel holds in one
MAX_ROWS = 20_000
MAX_COLUMNS = 256

CellKind = Literal["text", "number", "date", "empty", "formula-without-value", "error"]

Value = str | int | float | bool | date | None

UNREADABLE_SENTENCES = {
    "file_empty": _("The file is empty."),
    "file_too_large": _("The file has more than %(megabytes)s MB."),
    "file_unpacks_too_large": _("The workbook unpacks to more than this site reads."),
    "file_too_many_rows": _("A sheet has more than %(most)s rows."),
    "file_too_many_columns": _("A sheet has more than %(most)s columns."),
    "file_too_many_cells": _("The file has more than %(most)s cells, the empty ones between the others included."),
    "file_broken": _("The file is damaged and cannot be opened."),
    "file_cell_too_long": _("The text of cell %(cell)s is longer than %(most)s characters. Shorten it."),
    "file_broken_quotes": _("The CSV file has a quotation mark that is never closed, or text after one."),
    "file_encoding_unknown": _("The characters of the file cannot be read. Save it as UTF-8."),
    "file_old_or_protected": _("This is an old or password-protected Excel file. Save it as XLSX without password."),
    "file_not_a_table": _("The file is neither an Excel workbook (XLSX) nor a CSV file."),
}
register_sentences(UNREADABLE_SENTENCES)


class UnreadableFile(DomainError):
    """A file that cannot be read at all; the codes are the keys of UNREADABLE_SENTENCES."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is clean text: ISO for dates, shortest form for numbers (`1.1`; `number_format` tells 1.10).

    `merged_from` is the address of the cell whose value this one shows; the origin itself has none.
    """

    value: str
    ref: str
    kind: CellKind
    number_format: str = ""
    merged_from: str | None = None
    written: str = ""

    @property
    def exact(self) -> str:
        """The text to the letter, with its no-break spaces and signs that join others; only line ends are one kind."""
        return self.written or self.value


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    hidden: bool
    rows: list[list[Cell]]


def cell_ref(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


def empty_cell(row: int, column: int) -> Cell:
    return Cell("", cell_ref(row, column), "empty")
