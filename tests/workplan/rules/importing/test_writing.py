import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_portal.common.spreadsheets import clean_text, read_table, write_csv, write_xlsx
from tests.workplan.rules.importing.reading import DIRECTORY, NAMES, codes, plain_sheet
from workplan.rules.importing import COLUMNS, ActivityRow, Reporter, Supporting, read_plan, write_plan
from workplan.rules.schedules import parse_schedule
from workplan.rules.windows import days_window, parse_windows

FIXTURE = (Path(__file__).parents[4] / "fixtures" / "work_plan_2023_2024.csv").read_bytes()


def test_the_work_plan_goes_through_its_own_format_byte_for_byte():
    reading = read_plan(read_table(FIXTURE, "plan.csv"), DIRECTORY)

    assert (reading.problems, reading.warnings, len(reading.activities)) == ([], [], 26)
    assert reading.columns == set(COLUMNS)
    assert write_csv(write_plan(reading.activities)) == FIXTURE


def test_a_workbook_of_the_work_plan_says_the_same():
    from_csv = read_plan(read_table(FIXTURE, "plan.csv"), DIRECTORY)
    book = write_xlsx([("Plan", write_plan(from_csv.activities))])

    assert read_plan(read_table(book, "plan.xlsx"), DIRECTORY).activities == from_csv.activities


@pytest.mark.parametrize(
    "content",
    [
        FIXTURE.decode().encode("utf-16"),
        FIXTURE.decode().encode("utf-8-sig"),
        FIXTURE.replace(b"\n", b"\r\n"),
        unicodedata.normalize("NFD", FIXTURE.decode()).encode(),
        FIXTURE.decode().encode("cp1252"),
    ],
    ids=["utf-16", "bom", "crlf", "decomposed", "windows-1252"],
)
def test_other_ways_to_save_the_same_file_change_nothing(content):
    reading = read_plan(read_table(content, "plan.csv"), DIRECTORY)

    assert write_csv(write_plan(reading.activities)) == FIXTURE


def test_the_fields_of_some_activities():
    rows = {row.code: row for row in read_plan(read_table(FIXTURE, "plan.csv"), DIRECTORY).activities}

    assert rows["B1.1"].actual == (days_window(date(2025, 3, 18), date(2025, 3, 20)),)
    assert rows["B1.1"].global_references == ("A/RES/73/195", "Framework on Regional Reviews")
    assert rows["B1.6"].supporting is Supporting.WORKSTREAMS
    assert (rows["B3.1"].entities_in_charge, rows["B3.1"].reporter) == (("ILO", "UNDP"), Reporter.ROTATING)
    assert (rows["B4.1"].entities_in_charge, rows["B4.1"].entities_words) == (
        (),
        "Corresponding agency in reference to the message to share",
    )
    assert rows["B4.1"].reporter == Reporter.CO_CHAIRS
    assert (rows["T1.1"].official_code, rows["T1.1"].tentative) == ("1.1", True)
    assert rows["T1.1"].objectives == (1, 8, 23)
    assert rows["T2.3"].supporting is Supporting.NONE_GIVEN
    assert len(rows["B1.4"].deliverables) == 19


texts = st.text(st.characters(codec="utf-8", exclude_characters="|"), max_size=20).map(clean_text)


lines = texts.map(lambda text: text.replace("\n", " ").strip())


SCHEDULES = [
    parse_schedule(*pair)
    for pair in (
        ("continuous", ""),
        ("recurring_months", "05;11"),
        ("recurring_rate", "P1M x2"),
        ("month_range", "2023-05/2023-12"),
        ("date_range", "2023-09-27/2023-09-28"),
        ("date", "2023-04-25"),
        ("date_in_text", "2023-04"),
        ("month", "2023-07"),
        ("undated", ""),
        ("none", ""),
    )
]


DELIVERABLES = [parse_windows(text) for text in ("", "2023-05;2023-11", "2023-06/2023-11;undated:4", "2024-02-29")]


organisations = st.lists(st.sampled_from(sorted(NAMES)), unique=True, min_size=1, max_size=4).map(tuple)


@st.composite
def activities(draw):
    numbers = draw(st.lists(st.tuples(st.sampled_from(sorted(DIRECTORY.priorities)), st.integers(1, 30)), unique=True))
    return [draw(activity(priority, number)) for priority, number in numbers]


@st.composite
def activity(draw, priority, number):
    leads = draw(st.just(()) | organisations)
    supporting = draw(st.sampled_from(Supporting))
    actual = draw(st.sampled_from(["", "2023-08-08", "2023-08-08/2023-08-09;2024-02"]))
    return ActivityRow(
        code=f"{priority}.{number}",
        official_code=f"{priority[1]}.{number}",
        priority=priority,
        title_en=draw(texts.filter(bool)),
        title_es=draw(texts),
        title_pt_br=draw(texts),
        title_fr=draw(texts),
        objectives=tuple(draw(st.lists(st.integers(1, 23), unique=True, max_size=4))),
        global_references=tuple(draw(st.lists(lines.filter(bool), max_size=2))),
        workstreams=tuple(draw(st.lists(st.sampled_from(sorted(DIRECTORY.workstreams)), unique=True))),
        entities_in_charge=leads,
        entities_words="" if leads else "(corresponding agency)",
        reporter=draw(st.sampled_from([*leads, *(reporter.value for reporter in Reporter)])),
        supporting=supporting,
        supporting_organisations=draw(organisations) if supporting is Supporting.LISTED else (),
        schedule_raw=draw(texts),
        schedule=draw(st.sampled_from(SCHEDULES)),
        deliverables=draw(st.sampled_from(DELIVERABLES)),
        tentative=draw(st.booleans()),
        actual=parse_windows(actual),
        actual_source=draw(lines.filter(bool)) if actual else draw(lines),
    )


@settings(max_examples=60, deadline=None)
@given(activities())
def test_what_was_written_is_read_back(rows):
    reading = read_plan([plain_sheet(write_plan(rows))], DIRECTORY)

    assert set(codes(reading.problems)) <= ({"no_activities"} if not rows else set())
    assert reading.activities == rows


@settings(max_examples=40, deadline=None)
@given(activities().filter(bool))
def test_what_was_exported_as_csv_is_read_back(rows):
    reading = read_plan(read_table(b"sep=,\n" + write_csv(write_plan(rows)), "plan.csv"), DIRECTORY)

    assert reading.problems == []
    assert reading.activities == rows
