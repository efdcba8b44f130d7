from dataclasses import replace

import pytest

from tests.workplan.rules.importing.reading import (
    DIRECTORY,
    HEADER,
    PlainCell,
    PlainSheet,
    codes,
    column_letters,
    one,
    only,
    plain_sheet,
    read,
)
from workplan.rules.importing import read_plan


@pytest.mark.parametrize(
    ("basic", "thematic"),
    [
        ("BASIC PRIORITIES", "THEMATIC PRIORITIES"),
        ("Prioridades básicas", "Prioridades temáticas"),
        ("PRIORIDADES BÁSICAS", "PRIORIDADES TEMÁTICAS"),
        ("Priorités de base", "Priorités thématiques"),
    ],
)
def test_the_kind_of_a_code_is_told_by_the_heading_above(basic, thematic):
    row = ["1.1", "Meet", "IOM"]
    reading = read([basic], row, [thematic, "", ""], row)

    assert [activity.code for activity in reading.activities] == ["B1.1", "T1.1"]
    assert [activity.official_code for activity in reading.activities] == ["1.1", "1.1"]
    assert reading.problems == []


def test_the_kind_may_be_told_by_the_sheet_the_priority_or_a_group_column():
    row = ["1.1", "Meet", "IOM"]
    by_sheet = [plain_sheet([HEADER, row], "Basic"), plain_sheet([HEADER, row], "Thematic")]

    assert [found.code for found in read_plan(by_sheet, DIRECTORY).activities] == ["B1.1", "T1.1"]
    assert only(read([*row, "T1"], header=[*HEADER, "priority"]).activities).code == "T1.1"
    assert only(read([*row, "thematic"], header=[*HEADER, "group"]).activities).code == "T1.1"
    assert only(read(["4.1", "Meet", "IOM"]).activities).code == "B4.1"


def test_a_code_that_exists_twice_is_not_guessed():
    reading = read(["1.1", "Meet", "IOM"])

    problem = only(reading.problems)
    assert (problem.code, problem.row, problem.cell, problem.value) == ("kind_unknown", 2, "A2", "1.1")
    assert reading.activities == []


def number(value, number_format="General"):
    return PlainCell(value, "", "number", number_format)


def read_codes(*cells, heading="BASIC PRIORITIES"):
    header = [PlainCell(text, f"{column_letters(i)}1") for i, text in enumerate(HEADER)]
    rows = [[PlainCell(heading, "A2")]] + [
        [
            replace(cell if isinstance(cell, PlainCell) else PlainCell(cell, ""), ref=f"A{row}"),
            PlainCell("Meet", f"B{row}"),
            PlainCell("IOM", f"C{row}"),
        ]
        for row, cell in enumerate(cells, 3)
    ]
    return read_plan([PlainSheet("", False, [header, *rows])], DIRECTORY)


ONE_TO_NINE = [number(f"1.{minor}") for minor in range(1, 10)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            ["B1.2", "b 1.3", "B1.10", "t1.1", "B-1.4", "B1.5."],
            ["B1.2", "B1.3", "B1.10", "T1.1", "B1.4", "B1.5"],
        ),
        (["1.1", "1.10"], ["B1.1", "B1.10"]),
        (["1,1", "1,10"], ["B1.1", "B1.10"]),
        ([number("1.1"), number("1.2")], ["B1.1", "B1.2"]),
        ([number("1.1"), number("1.1", "0.00")], ["B1.1", "B1.10"]),
        ([number("1.1", "0.00"), number("1.2", "0.00")], ["B1.1", "B1.2"]),
        ([*ONE_TO_NINE, number("1.1"), number("1.11")], [f"B1.{minor}" for minor in range(1, 12)]),
        ([*ONE_TO_NINE, number("1.10"), number("2.1")], [*(f"B1.{minor}" for minor in range(1, 11)), "B2.1"]),
        ([number("1.3"), number("1.1")], ["B1.3", "B1.1"]),
    ],
)
def test_codes_are_read_from_text_and_numbers(cells, expected):
    reading = read_codes(*cells)

    assert reading.problems == []
    assert [row.code for row in reading.activities] == expected


def test_a_lost_zero_that_was_completed_is_told():
    warnings = [warning for warning in read_codes(*ONE_TO_NINE, number("1.1")).warnings if warning.column == "code"]

    warning = only(warnings)
    assert (warning.code, warning.value) == ("code_completed", "1.1")
    assert warning.values == {"read": "1.10", "after": "1.9"}


@pytest.mark.parametrize(
    "cells",
    [
        [*ONE_TO_NINE[1:], number("1.1")],
        [number("1.1"), number("1.2"), number("1.1")],
        [number("1.1", "0.00")],
        [number("1.1", "0.00"), number("1.5", "0.00")],
        [number("1.1"), number("1.2", "0.00")],
    ],
    ids=["1.1 missing before 1.10", "twice without 1.9", "alone", "gap", "format against sequence"],
)
def test_a_number_that_could_be_two_codes_is_a_problem(cells):
    reading = read_codes(*cells)

    problem = only(reading.problems)
    assert problem.code == "code_ambiguous"
    assert problem.values["second"] == problem.values["first"] + "0"


def test_basic_and_thematic_numbers_do_not_disturb_each_other():
    header = ["code", "official_code", "title", "entities_in_charge"]
    reading = read(["B1.1", "1.1", "a", "IOM"], ["T1.1", "1.1", "b", "IOM"], header=header)

    assert reading.problems == []
    assert [row.official_code for row in reading.activities] == ["1.1", "1.1"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("X1.1", "code_unreadable"),
        ("1", "code_unreadable"),
        ("1.0", "code_unreadable"),
        ("B1.1.1", "code_unreadable"),
        ("9.1", "priority_unknown"),
        (PlainCell("2023-01-01", "", "date", "d-mmm"), "code_is_a_date"),
        (PlainCell("=A1", "", "formula-without-value"), "formula_without_value"),
        (PlainCell("#REF!", "", "error"), "cell_error"),
    ],
)
def test_what_is_no_code_is_a_problem(cell, code):
    assert codes(read_codes(cell).problems) == [code]


def test_a_code_used_twice_names_the_first_cell():
    problem = only(read_codes("B1.1", "1.1").problems)

    assert (problem.code, problem.cell, problem.values["first"]) == ("duplicate_code", "A4", "A3")


def test_a_code_twice_is_told_beside_the_priority_that_the_plan_lacks():
    found = [problem.code for problem in read_codes("B9.1", "B9.1").problems]
    assert found == ["priorities_missing", "duplicate_code"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"official_code": "1.2"}, "official_code_differs"),
        ({"priority": "T1"}, "priority_differs"),
    ],
)
def test_columns_that_repeat_the_code_must_agree(cells, code):
    assert codes(one(**cells).problems) == [code]
