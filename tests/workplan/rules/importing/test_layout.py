import io
from dataclasses import replace
from datetime import datetime

import xlsxwriter

from network_portal.common.spreadsheets import read_table
from tests.workplan.rules.importing.reading import DIRECTORY, HEADER, codes, column_letters, only, plain_sheet
from workplan.rules.importing import read_plan


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


def test_hidden_sheets_are_left_out_with_a_word():
    sheets = [
        plain_sheet([HEADER, ["B1.1", "Meet", "IOM"]], "Plan"),
        plain_sheet([["B1.2"]], "Old", hidden=True),
    ]
    reading = read_plan(sheets, DIRECTORY)

    assert reading.problems == []
    hidden = only(warning for warning in reading.warnings if warning.code == "sheet_hidden")
    assert hidden.sheet == "Old"


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
