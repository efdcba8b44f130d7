from collections.abc import Mapping
from dataclasses import dataclass, field

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
