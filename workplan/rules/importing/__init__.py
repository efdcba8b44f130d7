"""A work plan in a file: read with every doubt named by row and cell, written back the same."""

from workplan.rules.importing.directory import Directory, normalise_name
from workplan.rules.importing.headers import COLUMNS
from workplan.rules.importing.periods import lies_outside
from workplan.rules.importing.plan import read_plan
from workplan.rules.importing.problems import PROBLEMS, WARNINGS, Problem
from workplan.rules.importing.rows import ActivityRow, Reading, Reporter, Supporting
from workplan.rules.importing.writing import write_plan, write_row

__all__ = [
    "COLUMNS",
    "PROBLEMS",
    "WARNINGS",
    "ActivityRow",
    "Directory",
    "Problem",
    "Reading",
    "Reporter",
    "Supporting",
    "lies_outside",
    "normalise_name",
    "read_plan",
    "write_plan",
    "write_row",
]
