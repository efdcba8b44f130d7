from dataclasses import replace

import pytest

from tests.workplan.rules.importing.reading import DIRECTORY, HEADER, codes, one, only, plain_sheet
from workplan.rules.importing import read_plan
from workplan.rules.windows import format_windows


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"schedule_raw": "soon"}, "schedule_unreadable"),
        ({"schedule_raw": "May - July"}, "schedule_year_missing"),
        ({"schedule_raw": "03/04/2023"}, "date_ambiguous"),
        ({"schedule_raw": "31/04/2023"}, "date_impossible"),
        ({"schedule_raw": "December - May 2023"}, "dates_reversed"),
        ({"schedule_raw": "May or June 2023"}, "schedule_doubt"),
        ({"schedule_raw": "1 May 2023 and 3 June 2023"}, "schedule_several_dates"),
        ({"schedule_kind": "sometimes"}, "schedule_kind_unknown"),
        ({"schedule_normalised": "2023-05"}, "schedule_kind_missing"),
        ({"schedule_kind": "month", "schedule_normalised": "2023"}, "schedule_value_unreadable"),
        ({"deliverables": "2023-05;03/04/2023"}, "date_ambiguous"),
        ({"deliverables": "30/02/2023"}, "date_impossible"),
        ({"deliverables": "2023-09/2023-05"}, "dates_reversed"),
        ({"deliverables": "in May"}, "date_unreadable"),
        ({"objectives": "1;24"}, "objective_unknown"),
        ({"objectives": "all"}, "objective_unreadable"),
        ({"workstreams": "99"}, "workstream_unknown"),
        ({"tentative": "maybe"}, "yes_or_no"),
        ({"actual": "undated:1", "actual_source": "x"}, "actual_undated"),
        ({"actual": "2023-08-08", "actual_source": ""}, "actual_without_source"),
    ],
)
def test_what_a_cell_cannot_mean_is_a_problem(cells, code):
    problem = only(one(**cells).problems)

    assert problem.code == code
    assert problem.row == 2


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("2023-05; 2023-11", "2023-05;2023-11"),
        ("2023-05\n2023-11", "2023-05;2023-11"),
        ("25/04/2023", "2023-04-25"),
        ("04/25/2023", "2023-04-25"),
        ("27/09/2023 – 28/09/2023", "2023-09-27/2023-09-28"),
        ("05/2023 a 12/2023", "2023-05/2023-12"),
        ("2023-06/2023-11; undated: 4", "2023-06/2023-11;undated:4"),
    ],
)
def test_deliverables_in_two_date_styles(text, notation):
    reading = one(deliverables=text)

    assert reading.problems == []
    assert format_windows(only(reading.activities).deliverables) == notation


@pytest.mark.parametrize("text", ["1;8;23", "1, 8, 23", "1, 8 and 23", "1\n8\n23", "1, 8 y 23"])
def test_lists_of_objectives(text):
    assert only(one(objectives=text).activities).objectives == (1, 8, 23)


def test_a_list_that_became_a_decimal_number_is_not_two_objectives():
    sheet = plain_sheet([[*HEADER, "objectives"], ["B1.1", "Meet", "IOM", "1,8"]])
    sheet.rows[1][3] = replace(sheet.rows[1][3], kind="number")

    assert codes(read_plan([sheet], DIRECTORY).problems) == ["objective_unreadable"]


@pytest.mark.parametrize(("text", "expected"), [("sí", True), ("oui", True), ("X", True), ("não", False), ("", False)])
def test_yes_and_no_in_four_languages(text, expected):
    assert only(one(tentative=text).activities).tentative is expected
