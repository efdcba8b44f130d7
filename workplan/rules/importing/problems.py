from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

# Each doubt with the values that it gives beside row, column, cell, value and sheet.
PROBLEMS: Mapping[str, tuple[str, ...]] = {
    # the sheet
    "header_missing": (),
    "column_twice": ("first",),
    "column_missing": (),
    "no_activities": (),
    "row_not_understood": (),
    # codes
    "code_missing": (),
    "code_unreadable": (),
    "code_is_a_date": (),
    "code_ambiguous": (
        "first",
        "second",
    ),
    "kind_unknown": (),
    "official_code_differs": ("expected",),
    "duplicate_code": ("first",),
    "priority_unknown": (),
    "priorities_missing": ("rows",),
    "priority_differs": ("expected",),
    # cells
    "title_missing": (),
    "formula_without_value": (),
    "cell_error": (),
    "objective_unreadable": (),
    "objective_unknown": (),
    "workstream_unknown": (),
    "organisation_unknown": ("nearest",),
    "organisation_unknown_alone": (),
    "organisation_twice": (),
    "entities_missing": (),
    "reporter_missing": (),
    "schedule_unreadable": (),
    "schedule_year_missing": (),
    "schedule_doubt": (),
    "schedule_several_dates": (),
    "schedule_kind_unknown": (),
    "schedule_kind_missing": (),
    "schedule_value_unreadable": ("kind",),
    "date_ambiguous": (),
    "date_impossible": (),
    "date_unreadable": (),
    "dates_reversed": (),
    "yes_or_no": (),
    "actual_undated": (),
    "actual_without_source": (),
}
WARNINGS: Mapping[str, tuple[str, ...]] = {
    "sheet_hidden": (),
    "sheet_without_header": (),
    "column_ignored": (),
    "row_skipped": (),
    "code_completed": (
        "read",
        "after",
    ),
    "reporter_assumed": ("read",),
    "reporter_not_in_charge": (),
    "schedule_words_differ": (),
}


@dataclass(frozen=True)
class Problem:
    """One doubt: `row` counts from 1, `cell` is its address (C7), `column` the import format's name.

    Sentences take their placeholders from `placeholders`.
    """

    row: int
    column: str
    cell: str
    value: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""

    @property
    def placeholders(self) -> dict[str, str]:
        own = {"row": str(self.row), "column": self.column, "cell": self.cell, "value": self.value}
        return own | {"sheet": self.sheet} | dict(self.values)


def gather_missing_priorities(problems: list[Problem]) -> list[Problem]:
    """A plan that lacks the priorities of many rows is told once, where the first of them stands."""
    missing = [problem for problem in problems if problem.code == "priority_unknown"]
    if len(missing) < 2:
        return problems
    named = ", ".join(dict.fromkeys(problem.value for problem in missing))
    rows = {"rows": row_ranges(problem.row for problem in missing)}
    one = replace(missing[0], value=named, code="priorities_missing", values=rows)
    told = {id(problem) for problem in missing[1:]}
    return [one if problem is missing[0] else problem for problem in problems if id(problem) not in told]


def row_ranges(rows: Iterable[int]) -> str:
    """`2–9, 11`: of rows side by side the first and the last."""
    ranges: list[list[int]] = []
    for row in sorted(set(rows)):
        if ranges and ranges[-1][-1] == row - 1:
            ranges[-1][1:] = [row]
        else:
            ranges.append([row])
    return ", ".join("–".join(map(str, ends)) for ends in ranges)
