from collections.abc import Mapping
from dataclasses import dataclass, field

ENGLISH_SENTENCES: dict[str, str] = {
    # the sheet
    "header_missing": "No row of the sheet %(sheet)s names the columns. Start from the template.",
    "column_twice": "The columns %(first)s and %(cell)s both mean %(column)s.",
    "column_missing": "The file has no column for %(column)s.",
    "no_activities": "The file holds no activity.",
    "row_not_understood": "Row %(row)s has text but no code: %(value)s",
    # codes
    "code_missing": "This activity has no code.",
    "code_unreadable": "“%(value)s” is not a code. Codes look like B1.2 or T3.1.",
    "code_is_a_date": "The spreadsheet turned this code into a date (%(value)s)."
    " Format the cell as text and retype it.",
    "code_ambiguous": "The spreadsheet keeps this code as a number: it could be %(first)s or %(second)s."
    " Format the cell as text and retype it.",
    "kind_unknown": "%(value)s exists in the basic and in the thematic priorities. Write B%(value)s or T%(value)s.",
    "official_code_differs": "The official code %(value)s does not agree with the code %(expected)s.",
    "duplicate_code": "The code %(value)s is already used in %(first)s.",
    "priority_unknown": "There is no priority “%(value)s” in this plan.",
    "priority_differs": "The priority %(value)s does not agree with the code %(expected)s.",
    # cells
    "title_missing": "This activity has no title in any language.",
    "formula_without_value": "The formula %(value)s was never computed. Open and save the file, or paste values.",
    "cell_error": "The spreadsheet shows an error here: %(value)s",
    "objective_unreadable": "“%(value)s” is not a list of objective numbers such as 1;8;23.",
    "objective_unknown": "There is no objective %(value)s.",
    "workstream_unknown": "There is no workstream %(value)s.",
    "organisation_unknown": "“%(value)s” is not a known organisation. Did you mean %(nearest)s?",
    "organisation_unknown_alone": "“%(value)s” is not a known organisation.",
    "organisation_twice": "%(value)s is named twice.",
    "entities_missing": "Nobody is in charge of this activity.",
    "reporter_missing": "It cannot be told who reports on this activity.",
    "schedule_unreadable": "These words do not say one clear schedule: %(value)s",
    "schedule_year_missing": "The schedule has no year: %(value)s",
    "schedule_doubt": "The schedule is in doubt in a way that only its own columns can say: %(value)s",
    "schedule_several_dates": "The schedule names several separate dates: %(value)s",
    "schedule_kind_unknown": "“%(value)s” is not a kind of schedule.",
    "schedule_kind_missing": "The schedule %(value)s needs its kind.",
    "schedule_value_unreadable": "“%(value)s” does not fit a schedule of the kind %(kind)s.",
    "date_ambiguous": "%(value)s can be read day first or month first. Write it as 2025-04-03.",
    "date_impossible": "%(value)s is not a date of the calendar.",
    "date_unreadable": "“%(value)s” is not a date such as 2025-04-25, 2025-04 or 2025-04/2025-06.",
    "dates_reversed": "%(value)s ends before it starts.",
    "yes_or_no": "“%(value)s” is neither yes nor no.",
    "actual_undated": "What really happened needs a date.",
    "actual_without_source": "A date on which it really happened needs its source.",
    # warnings
    "sheet_hidden": "The hidden sheet %(sheet)s was left out.",
    "sheet_without_header": "The sheet %(sheet)s was left out: no row names its columns.",
    "column_ignored": "The column “%(value)s” was left out.",
    "row_skipped": "Row %(row)s was left out: %(value)s",
    "code_completed": "The number %(value)s was read as %(read)s because it follows %(after)s.",
    "reporter_assumed": "No reporter is named; %(read)s, the first in charge, was taken.",
    "reporter_not_in_charge": "%(value)s reports without being in charge.",
    "schedule_words_differ": "The words of the schedule (%(value)s) say something else than its columns.",
}

WARNING_CODES = frozenset(
    {
        "sheet_hidden",
        "sheet_without_header",
        "column_ignored",
        "row_skipped",
        "code_completed",
        "reporter_assumed",
        "reporter_not_in_charge",
        "schedule_words_differ",
    }
)
PROBLEM_CODES = frozenset(ENGLISH_SENTENCES) - WARNING_CODES


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

    @property
    def english(self) -> str:
        return ENGLISH_SENTENCES[self.code] % self.placeholders
