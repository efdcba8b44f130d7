"""Pledges in a file: read with every doubt named by row and cell, written back the same."""

from pledges.rules.importing.columns import COLUMNS, READ_ONLY
from pledges.rules.importing.fitting import fitted
from pledges.rules.importing.layout import read_lines
from pledges.rules.importing.problems import CONTRADICTIONS, OF_REGISTRY, PROBLEMS, WARNINGS
from pledges.rules.importing.reading import read_line, refuse_twins, same_title
from pledges.rules.importing.rows import Directory, PledgeRow, Reading, ReadRow
from pledges.rules.importing.writing import write_row

__all__ = [
    "COLUMNS",
    "CONTRADICTIONS",
    "OF_REGISTRY",
    "PROBLEMS",
    "READ_ONLY",
    "WARNINGS",
    "Directory",
    "PledgeRow",
    "ReadRow",
    "Reading",
    "fitted",
    "read_line",
    "read_lines",
    "refuse_twins",
    "same_title",
    "write_row",
]
