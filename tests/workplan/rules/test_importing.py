import io
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from network_portal.common.spreadsheets import clean_text, read_table, write_csv, write_xlsx
from workplan.rules.importing import (
    COLUMNS,
    ENGLISH_SENTENCES,
    PROBLEM_CODES,
    WARNING_CODES,
    ActivityRow,
    Directory,
    Reporter,
    Supporting,
    normalise_name,
    plain_sheet,
    read_plan,
    write_plan,
)
from workplan.rules.importing.tables import PlainCell, PlainSheet, column_letters
from workplan.rules.schedules import parse_schedule
from workplan.rules.windows import days_window, format_windows, month_window, parse_windows

FIXTURE = (Path(__file__).parents[3] / "fixtures" / "work_plan_2023_2024.csv").read_bytes()
NAMES = {
    "IOM": "OIM|International Organization for Migration|Organización Internacional para las Migraciones",
    "ECLAC": "CEPAL|CEPALC",
    "ILO": "OIT",
    "UNDP": "PNUD",
    "UNHCR": "ACNUR|HCR|UNCHR",
    "UN-Habitat": "ONU-Hábitat",
    "UNESCO": "United Nations Educational, Scientific and Cultural Organization",
    "ICRC": "CICR|CICV",
    "OHCHR": "ACNUDH",
    "WHO/PAHO": "OPS/OMS",
    "UNFPA": "",
    "UNICEF": "",
    "DCO": "",
    "MPI": "",
    "WFP": "PMA",
}
DIRECTORY = Directory(
    organisations={
        normalise_name(name): key for key, names in NAMES.items() for name in (key, *names.split("|")) if name
    },
    priorities=frozenset({"B1", "B2", "B3", "B4", "T1", "T2", "T3"}),
    workstreams=frozenset({"2", "6", "8", "9", "11", "13", "CWG 2.1"}),
)
HEADER = ["code", "title_en", "entities_in_charge"]


def read(*rows, header=HEADER, **options):
    return read_plan([plain_sheet([header, *rows])], DIRECTORY, **options)


def one(**cells):
    """The reading of one row that is sound but for the given cells."""
    row = {"code": "B1.1", "title_en": "Meet", "entities_in_charge": "IOM", "reporter": "IOM"} | cells
    return read(list(row.values()), header=list(row))


def codes(problems):
    return [problem.code for problem in problems]


def only(problems):
    (problem,) = problems
    return problem


# The format


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
    assert (rows["B4.1"].entities_in_charge, rows["B4.1"].entities_words) == ((), "(corresponding agency)")
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
CELLS = [*COLUMNS, "Actividad", "B1.1", "1.1", "IOM", "2023", "", "x", "BASIC PRIORITIES"]
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


@given(st.lists(st.lists(st.sampled_from(CELLS), max_size=6)))
def test_no_table_breaks_the_reading_and_every_doubt_has_a_sentence(rows):
    reading = read_plan([plain_sheet(rows)], DIRECTORY)

    assert all(problem.english and problem.cell for problem in reading.problems + reading.warnings)
    assert set(codes(reading.problems)) <= PROBLEM_CODES
    assert set(codes(reading.warnings)) <= WARNING_CODES
    assert reading.activities or reading.problems


def test_every_code_has_a_sentence_and_is_a_problem_or_a_warning():
    assert ENGLISH_SENTENCES.keys() == PROBLEM_CODES | WARNING_CODES
    assert not PROBLEM_CODES & WARNING_CODES


# Headers and layout


@pytest.mark.parametrize(
    "header",
    [
        ["Código", "Actividad", "Entidades responsables", "Calendario"],
        ["CODIGO", "  actividades ", "Entidad Responsable", "calendario"],
        ["Código", "Atividade", "Entidades responsáveis", "Cronograma"],
        ["Code", "Activité", "Entités responsables", "Calendrier"],
        ["Code", "Activity", "Entity in charge", "Scheduling"],
        ["code", "title (es)", "Entities-in-charge", "schedule_raw"],
        ["Co\u0301digo", "Título en español", "ENTIDADES_RESPONSABLES", "Programación"],
    ],
)
def test_headers_are_recognised_in_four_languages_and_sloppy_spellings(header):
    reading = read(["B1.1", "Reunirse", "OIM y CEPAL", "julio de 2023"], header=header)

    assert reading.problems == []
    row = only(reading.activities)
    assert "Reunirse" in (row.title_en, row.title_es, row.title_pt_br, row.title_fr)
    assert row.entities_in_charge == ("IOM", "ECLAC")
    assert row.schedule.normalised == "2023-07"


def test_the_plan_as_it_is_printed_is_read():
    header = ["Activity", "Global Network Plan and other references", "Entity in charge", "Scheduling"]
    lead = "Agencies in charge of implementation: "
    reading = read_plan(
        [
            plain_sheet(
                [
                    ["Work Plan 2023-2024"],
                    [],
                    ["BASIC PRIORITIES"],
                    ["3. Guarantee the whole-of-society approach"],
                    header,
                    [
                        "3.1. Meet each Table",
                        "",
                        f"{lead}ILO, UNDP (rotating) Supporting agencies: Network",
                        "May November",
                    ],
                    header,
                    [
                        "3.2. Meet governments",
                        "",
                        f"{lead}ECLAC and IOM\nSupporting agencies: IOM, UNHABITAT",
                        "July 2023",
                    ],
                    ["THEMATIC PRIORITIES"],
                    ["3. Return", "", "", ""],
                    ["Compact objectives: 7, 15"],
                    ["3.1. Meet online", "Workstream 9", f"{lead}OIM. Supporting agencies:", "August 2023"],
                ]
            )
        ],
        DIRECTORY,
    )

    assert reading.problems == []
    assert [(row.code, row.title_en, row.reporter) for row in reading.activities] == [
        ("B3.1", "Meet each Table", "rotating"),
        ("B3.2", "Meet governments", "ECLAC"),
        ("T3.1", "Meet online", "IOM"),
    ]
    assert [row.supporting.value for row in reading.activities] == ["Network", "listed", "none given"]
    assert reading.activities[1].supporting_organisations == ("IOM", "UN-Habitat")
    assert "row_skipped" in codes(reading.warnings)
    assert "deliverables" not in reading.columns


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


def test_empty_rows_and_unknown_columns_do_no_harm():
    reading = read([], ["", "", "", ""], ["B1.1", "Meet", "IOM", "me"], header=[*HEADER, "Remarks"])

    assert codes(reading.problems) == []
    assert (only(reading.activities).code, reading.warnings[0].value) == ("B1.1", "Remarks")


def test_hidden_sheets_are_left_out_with_a_word():
    sheets = [
        plain_sheet([HEADER, ["B1.1", "Meet", "IOM"]], "Plan"),
        plain_sheet([["B1.2"]], "Old", hidden=True),
    ]
    reading = read_plan(sheets, DIRECTORY)

    assert reading.problems == []
    hidden = only(warning for warning in reading.warnings if warning.code == "sheet_hidden")
    assert hidden.english == "The hidden sheet Old was left out."


def test_a_sheet_of_notes_is_left_out_with_a_word():
    sheets = [
        plain_sheet([["How to fill this in"]], "Notes"),
        plain_sheet([HEADER, ["B1.1", "Meet", "IOM"]], "Plan"),
    ]
    reading = read_plan(sheets, DIRECTORY)

    assert (codes(reading.problems), codes(reading.warnings)) == (
        [],
        ["sheet_without_header", "reporter_assumed"],
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ["header_missing"]),
        ([["Hello", "world"]], ["header_missing"]),
        ([HEADER], ["no_activities"]),
        ([["code", "entities_in_charge"], ["B1.1", "IOM"]], ["column_missing", "title_missing"]),
        ([["code", "title"], ["B1.1", "Meet"]], ["column_missing"]),
        ([[*HEADER, "Entidades responsables"], ["B1.1", "Meet", "IOM", "ILO"]], ["column_twice"]),
        ([HEADER, ["", "Meet", "IOM"]], ["code_missing"]),
        ([HEADER, ["B1.1", "Meet", "IOM"], ["", "a remark"]], ["row_not_understood"]),
        ([HEADER, ["B1.1", "", "IOM"]], ["title_missing"]),
        ([HEADER, ["B1.1", "Meet", ""]], ["entities_missing"]),
    ],
)
def test_a_file_that_lacks_something_says_what(rows, expected):
    assert sorted(codes(read_plan([plain_sheet(rows)], DIRECTORY).problems)) == sorted(expected)


def test_merged_cells_count_for_every_row_that_they_cover():
    header = [*HEADER, "global_references", "workstreams"]
    first = ["T1.1", "Workshop", "OHCHR, CICR, OIM, UNCHR", "Workstream 2", "2"]
    sheet = plain_sheet([header, first, ["T1.2", "Session", *first[2:]]])
    for column in (2, 3, 4):
        cell = sheet.rows[2][column]
        sheet.rows[2][column] = replace(cell, merged_from=f"{column_letters(column)}2")
    reading = read_plan([sheet], DIRECTORY)

    assert reading.problems == []
    assert {row.entities_in_charge for row in reading.activities} == {("OHCHR", "ICRC", "IOM", "UNHCR")}
    assert {row.workstreams for row in reading.activities} == {("2",)}


def test_a_heading_merged_over_the_columns_is_one_heading():
    sheet = plain_sheet([HEADER, ["THEMATIC PRIORITIES"] * 3, ["1.1", "Meet", "IOM"]])
    sheet.rows[1][1:] = [replace(cell, merged_from="A2") for cell in sheet.rows[1][1:]]

    assert only(read_plan([sheet], DIRECTORY).activities).code == "T1.1"


def test_problems_come_in_the_order_of_the_file_and_name_row_and_cell():
    reading = read(["B1.1", "Meet", "XYZQ"], ["B9.1", "Meet", "IOM"], ["B1.1", "Meet", "QQQQ"])

    found = [(problem.row, problem.cell, problem.code) for problem in reading.problems]
    assert found == [
        (2, "C2", "organisation_unknown_alone"),
        (3, "A3", "priority_unknown"),
        (4, "A4", "duplicate_code"),
        (4, "C4", "organisation_unknown_alone"),
    ]


def test_a_workbook_from_the_wild():
    def build(book):
        sheet = book.add_worksheet("Plan")
        two = book.add_format({"num_format": "0.00"})
        sheet.merge_range("A1:E1", "PRIORIDADES BÁSICAS")
        sheet.write_row("A2", ["Código", "Actividad ", "Entidades\u00a0responsables", "Referencias"])
        sheet.write("E2", "Fechas")
        sheet.write_number("A3", 1.1)
        sheet.write_number("A4", 1.1, two)
        sheet.write_column("B3", ["Reunio\u0301n", "Taller\u200b"])
        sheet.merge_range("C3:C4", "OIM, CICR")
        sheet.merge_range("D3:D4", "Workstream 2")
        sheet.write("E3", "mayo noviembre ")
        month = book.add_format({"num_format": "mmm-yy"})
        sheet.write_datetime("E4", datetime(2023, 9, 1), month)
        book.add_worksheet("Old").write("A1", "x")
        book.worksheets()[1].hide()

    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        build(book)
    reading = read_plan(read_table(target.getvalue(), "plan.xlsx"), DIRECTORY)

    assert reading.problems == []
    assert [(row.code, row.title_es, row.schedule.normalised) for row in reading.activities] == [
        ("B1.1", "Reunión", "05;11"),
        ("B1.10", "Taller", "2023-09"),
    ]
    assert {row.entities_in_charge for row in reading.activities} == {("IOM", "ICRC")}
    assert {row.global_references for row in reading.activities} == {("Workstream 2",)}
    assert codes(reading.warnings) == ["reporter_assumed", "reporter_assumed", "sheet_hidden"]


# Codes


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

    assert only(warnings).english == "The number 1.1 was read as 1.10 because it follows 1.9."


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


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"official_code": "1.2"}, "official_code_differs"),
        ({"priority": "T1"}, "priority_differs"),
    ],
)
def test_columns_that_repeat_the_code_must_agree(cells, code):
    assert codes(one(**cells).problems) == [code]


# Cells


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("IOM;ECLAC", ("IOM", "ECLAC")),
        ("OIM, CEPAL y OIT", ("IOM", "ECLAC", "ILO")),
        ("IOM, UNDP and UNHABITAT", ("IOM", "UNDP", "UN-Habitat")),
        ("CICR\nUNCHR", ("ICRC", "UNHCR")),
        ("UNESCO and WHO/PAHO", ("UNESCO", "WHO/PAHO")),
        ("United Nations Educational, Scientific and Cultural Organization; IOM", ("UNESCO", "IOM")),
        ("Organización Internacional para las Migraciones", ("IOM",)),
        ("Agencies in charge of implementation: IOM and ECLAC", ("IOM", "ECLAC")),
    ],
)
def test_organisations_are_found_under_any_of_their_names(text, keys):
    reading = one(entities_in_charge=text, reporter=keys[0])

    assert reading.problems == []
    assert only(reading.activities).entities_in_charge == keys


def test_an_unknown_organisation_is_named_with_its_nearest_neighbours():
    problem = only(one(entities_in_charge="IOM, UNHRC").problems)

    assert (problem.code, problem.value, problem.cell) == ("organisation_unknown", "UNHRC", "C2")
    assert problem.values["nearest"].split(", ")[0] in ("UNHCR", "OHCHR")
    assert codes(one(entities_in_charge="IOM; Zzzzzz").problems) == ["organisation_unknown_alone"]
    assert codes(one(entities_in_charge="IOM; OIM").problems) == ["organisation_twice"]


@pytest.mark.parametrize(
    "words",
    ["(corresponding agency)", "Corresponding agency in reference to the message", "Agencia correspondiente"],
)
def test_words_that_name_no_organisation_are_kept(words):
    row = only(one(entities_in_charge=words, reporter="co-chairs").activities)

    assert (row.entities_in_charge, row.entities_words) == ((), words)


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("OIM", "IOM"),
        ("rotating", "rotating"),
        ("Rotativo", "rotating"),
        ("(por turnos)", "rotating"),
        ("Co-chairs", "co-chairs"),
        ("Copresidencias", "co-chairs"),
        ("coprésidents", "co-chairs"),
    ],
)
def test_who_reports(text, reporter):
    reading = one(reporter=text)

    assert (reading.problems, only(reading.activities).reporter) == ([], reporter)


def test_a_missing_or_surprising_reporter_is_told():
    assert codes(one(reporter="").warnings) == ["reporter_assumed"]
    assert codes(one(reporter="ILO").warnings) == ["reporter_not_in_charge"]
    assert codes(one(reporter="IOM and ILO").problems) == ["reporter_missing"]
    assert codes(one(reporter="", entities_in_charge="(corresponding agency)").problems) == ["reporter_missing"]


@pytest.mark.parametrize(
    ("text", "supporting", "keys"),
    [
        ("Network", Supporting.NETWORK, ()),
        ("La Red", Supporting.NETWORK, ()),
        ("Rede", Supporting.NETWORK, ()),
        ("Réseau", Supporting.NETWORK, ()),
        ("as in the global workstreams", Supporting.WORKSTREAMS, ()),
        ("as established in the global workstreams.", Supporting.WORKSTREAMS, ()),
        ("none given", Supporting.NONE_GIVEN, ()),
        ("", Supporting.NONE_GIVEN, ()),
        ("Ninguna", Supporting.NONE_GIVEN, ()),
        ("OIM, OIT", Supporting.LISTED, ("IOM", "ILO")),
    ],
)
def test_who_supports(text, supporting, keys):
    reading = one(supporting=text)

    assert reading.problems == []
    row = only(reading.activities)
    assert (row.supporting, row.supporting_organisations) == (supporting, keys)


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


def test_a_year_hint_completes_words_without_a_year():
    row = ["B1.1", "Meet", "IOM", "May - July"]
    reading = read(row, header=[*HEADER, "schedule"], year_hint=2025)

    assert only(reading.activities).schedule.normalised == "2025-05/2025-07"


def test_words_that_say_something_else_than_the_columns_are_told():
    cells = {"schedule_raw": "July 2023", "schedule_kind": "month", "schedule_normalised": "2023-08"}

    assert codes(one(**cells).warnings) == ["schedule_words_differ"]
    assert codes(one(**cells).problems) == []


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


def test_a_tentative_schedule_makes_the_activity_tentative():
    row = only(one(schedule_raw="30 or 31 August 2023").activities)

    assert row.tentative
    assert row.schedule.kind == "tentative_dates"
    assert month_window(2023, 8).start <= row.schedule.value[0]
