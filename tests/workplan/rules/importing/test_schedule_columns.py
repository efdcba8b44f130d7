from dataclasses import replace

import pytest

from tests.workplan.rules.importing.reading import DIRECTORY, HEADER, codes, one, only, plain_sheet, read
from workplan.rules.importing import read_plan
from workplan.rules.windows import format_windows, month_window


@pytest.mark.parametrize(
    ("cells", "normalised"),
    [
        ({"schedule_raw": "May November"}, "05;11"),
        ({"schedule_raw": "September 27-28, 2023"}, "2023-09-27/2023-09-28"),
        ({"schedule_raw": "", "schedule_kind": ""}, ""),
        ({"schedule_kind": "Recurring months", "schedule_normalised": "05;11"}, "05;11"),
        ({"schedule_kind": "date", "schedule_normalised": "25/04/2023"}, "2023-04-25"),
        (
            {"schedule_kind": "date_range", "schedule_normalised": "27/09/2023 - 28/09/2023"},
            "2023-09-27/2023-09-28",
        ),
        ({"schedule_raw": "whenever", "schedule_kind": "none"}, ""),
    ],
)
def test_schedules_are_read_from_their_columns_or_their_words(cells, normalised):
    reading = one(**cells)

    assert reading.problems == []
    assert only(reading.activities).schedule.normalised == normalised


def test_a_year_hint_completes_words_without_a_year():
    row = ["B1.1", "Meet", "IOM", "May - July"]
    reading = read(row, header=[*HEADER, "schedule"], year_hint=2025)

    assert only(reading.activities).schedule.normalised == "2025-05/2025-07"


def test_words_that_say_something_else_than_the_columns_are_told():
    cells = {"schedule_raw": "July 2023", "schedule_kind": "month", "schedule_normalised": "2023-08"}

    assert codes(one(**cells).warnings) == ["schedule_words_differ"]
    assert codes(one(**cells).problems) == []


@pytest.mark.parametrize(
    ("number_format", "notation"),
    [("mmm-yy", "2023-05"), ("[$-C0A]mmmm yyyy;@", "2023-05"), ("dd/mm/yyyy", "2023-05-01")],
)
def test_a_month_that_the_spreadsheet_made_a_date_stays_a_month(number_format, notation):
    sheet = plain_sheet([[*HEADER, "deliverables", "schedule"], ["B1.1", "Meet", "IOM", "2023-05-01", "2023-05-01"]])
    for column in (3, 4):
        cell = sheet.rows[1][column]
        sheet.rows[1][column] = replace(cell, kind="date", number_format=number_format)
    row = only(read_plan([sheet], DIRECTORY).activities)

    assert (format_windows(row.deliverables), row.schedule.normalised) == (notation, notation)


def test_a_tentative_schedule_makes_the_activity_tentative():
    row = only(one(schedule_raw="30 or 31 August 2023").activities)

    assert row.tentative
    assert row.schedule.kind == "tentative_dates"
    assert month_window(2023, 8).start <= row.schedule.value[0]
