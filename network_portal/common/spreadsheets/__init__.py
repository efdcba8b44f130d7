"""Tables in and out of XLSX and CSV: text as people see it, every cell with its address."""

from network_portal.common.spreadsheets.delimited import write_csv
from network_portal.common.spreadsheets.reading import read_table
from network_portal.common.spreadsheets.tables import (
    UNREADABLE_SENTENCES,
    Cell,
    CellKind,
    Sheet,
    UnreadableFile,
    Value,
)
from network_portal.common.spreadsheets.text import clean_text, denaturalise, neutralise
from network_portal.common.spreadsheets.writing import write_xlsx

__all__ = [
    "UNREADABLE_SENTENCES",
    "Cell",
    "CellKind",
    "Sheet",
    "UnreadableFile",
    "Value",
    "clean_text",
    "denaturalise",
    "neutralise",
    "read_table",
    "write_csv",
    "write_xlsx",
]
