import io
import re
import time
import tracemalloc
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from django.conf import settings as project
from hypothesis import given, settings
from hypothesis import strategies as st

from network_portal.common.spreadsheets import (
    UNREADABLE_SENTENCES,
    UnreadableFile,
    clean_text,
    denaturalise,
    neutralise,
    read_table,
    write_csv,
    write_xlsx,
)
from network_portal.common.spreadsheets.tables import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from network_portal.common.spreadsheets.text import denaturalise_parts, neutralise_parts

ROWS = [["code", "title", "when"], ["1.10", "Año; «niños», à Rio", "2023-05;2023-11"], ["1.2", "", "—"]]
TEXT = "code;title\n1.10;Migración — œuvre\n"


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.rows]


def workbook(build, **options):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **options}) as book:
        build(book)
    return target.getvalue()


def patched(content, name, change):
    """The workbook with one of its parts rewritten."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for member in source.namelist():
            data = source.read(member)
            copy.writestr(member, change(data) if member == name else data)
    return target.getvalue()


def refusal(content, filename="plan.xlsx"):
    with pytest.raises(UnreadableFile) as caught:
        read_table(content, filename)
    return caught.value.code


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace(";", "\t").encode("utf-16-le"),
        TEXT.replace(";", ",").encode(),
        b"sep=;\r\n" + TEXT.encode("cp1252"),
    ],
)
def test_a_csv_is_read_in_every_encoding_and_separator(content):
    (sheet,) = read_table(content, "Plan 2025.csv")

    assert (sheet.name, sheet.hidden) == ("Plan 2025", False)
    assert values(sheet) == [["code", "title"], ["1.10", "Migración — œuvre"]]


def test_quoted_cells_hold_separators_quotes_and_lines():
    content = b'code;title\n1.1;"first; second\nthird ""so"""\n1.2;a, b, c, d\n'

    assert values(read_table(content, "x.csv")[0])[1:] == [
        ["1.1", 'first; second\nthird "so"'],
        ["1.2", "a, b, c, d"],
    ]


def test_headings_and_lists_in_cells_do_not_mislead_about_the_separator():
    content = b'BASIC PRIORITIES\ncode,title,when\n1.1,a,"05;08;11"\n1.2,b,"05;08;11"\n'

    assert values(read_table(content, "x.csv")[0])[2] == ["1.1", "a", "05;08;11"]


def test_cells_know_their_address_and_short_rows_are_filled_up():
    (sheet,) = read_table(b"a,b,c\n\n1.1\n,,\n", "x.csv")

    assert [[cell.ref for cell in row] for row in sheet.rows] == [
        ["A1", "B1", "C1"],
        ["A2", "B2", "C2"],
        ["A3", "B3", "C3"],
    ]
    assert [cell.kind for cell in sheet.rows[2]] == ["number", "empty", "empty"]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("cafe\u0301", "café"),
        ("\u00a0IOM\u202f ", "IOM"),
        ("a\u200bb\ufeff\u00adc", "abc"),
        ("one \r\ntwo\rthree  ", "one\ntwo\nthree"),
        ("tab\there", "tab here"),
        ("  both ends ", "both ends"),
        ("nul\x00led", "nulled"),
    ],
)
def test_text_is_cleaned(raw, clean):
    assert clean_text(raw) == clean


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "\rx", "'=x", "''@y", "+1 507 555"])
def test_what_could_run_is_neutralised(text):
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=b", "-5", "+3.2", "-0,5", "'quoted'", "2023-05", "1.10"])
def test_numbers_and_plain_text_stay(text):
    assert neutralise(text) == text


@given(st.text(alphabet="'=+-@1a.\t ", max_size=6))
def test_neutralising_is_undone_exactly(text):
    assert denaturalise(neutralise(text)) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("y;=1+1", "y;'=1+1"),
        ("y\n=1+1;@x", "y\n'=1+1;'@x"),
        ("=a;b", "'=a;b"),
        ("05;-3;+2.5", "05;'-3;'+2.5"),
        ("-2.5", "-2.5"),
        ("-5\n*cmd|' /C calc'!A0", "'-5\n*cmd|' /C calc'!A0"),
        ("y;+5\t-cmd", "y;'+5\t'-cmd"),
        ("IOM;ECLAC", "IOM;ECLAC"),
        ("https://example.org/?a=1;b=2", "https://example.org/?a=1;b=2"),
    ],
)
def test_no_part_of_a_csv_cell_runs_where_semicolons_separate(text, safe):
    assert neutralise_parts(text) == safe
    for separator in (";", "\t"):
        for line in write_csv([["a", text]]).decode().splitlines():
            for cell in line.split(separator):
                assert not re.match(r"[=@]", cell)


@given(st.text(alphabet="'=+-@1a.;\t\n ", max_size=8))
def test_neutralising_each_part_is_undone_exactly(text):
    assert denaturalise_parts(neutralise_parts(text)) == text


@given(st.text(alphabet="'=+-@1a.;\t\n ", max_size=8))
def test_wherever_a_csv_cell_is_cut_nothing_runs_but_a_whole_number(text):
    safe = neutralise_parts(text)
    for start in (0, *(found.end() for found in re.finditer("[;\t\n]", safe))):
        assert safe[start : start + 1] not in {*"=+-@"} or safe == text == re.match(r"[+-][0-9]+(\.[0-9]+)?", text)[0]


cells = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=12), st.text(alphabet="'=-1a;\t\n ", max_size=8)
).map(clean_text)
tables = st.lists(st.tuples(cells, cells, cells).map(list), max_size=5)
HEADER = ["code", "title", "when"]


def trimmed(rows):
    while rows and not any(rows[-1]):
        rows = rows[:-1]
    return rows


@given(tables)
def test_a_csv_export_is_read_back_as_it_was(rows):
    rows = [HEADER, *trimmed(rows)]
    (sheet,) = read_table(b"sep=,\n" + write_csv(rows), "x.csv")

    assert values(sheet) == rows


@settings(max_examples=25, deadline=None)
@given(tables)
def test_a_workbook_export_is_read_back_as_it_was(rows):
    rows = [HEADER, *trimmed(rows)]
    (sheet,) = read_table(write_xlsx([("Plan", rows)]), "x.xlsx")

    assert values(sheet) == rows


def test_a_neutralised_csv_saved_as_a_workbook_is_still_understood():
    assert values(read_table(write_xlsx([("a", [["'=x"]])]), "a.xlsx")[0]) == [["'=x"]]
    book = workbook(lambda book: book.add_worksheet().write_string("A1", "'=x"))
    assert values(read_table(book, "a.xlsx")[0]) == [["=x"]]


def test_csv_is_utf8_with_line_feeds_and_as_few_quotes_as_possible():
    assert (
        write_csv([["code", "n"], ["é, è", 1], ["=x", None], ['"', -2.5]])
        == 'code,n\n"é, è",1\n\'=x,\n"""",-2.5\n'.encode()
    )


def test_a_workbook_is_written_as_text_with_a_frozen_bold_header():
    content = write_xlsx([("2023/2024", ROWS), ("2023-2024", [["a"]])])
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["2023-2024"]

    assert book.sheetnames == ["2023-2024", "2023-2024 2"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("1.10", "s")
    assert 10 <= sheet.column_dimensions["A"].width <= sheet.column_dimensions["B"].width <= 51


def test_text_that_looks_like_a_formula_or_a_link_is_only_text():
    content = write_xlsx([("a", [["=1+1", "https://example.org", "@x"]])])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active

    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in sheet[1]] == [
        ("'=1+1", "s", None),
        ("https://example.org", "s", None),
        ("'@x", "s", None),
    ]


def test_numbers_and_dates_stay_what_they_are():
    content = write_xlsx([("a", [["n", "d", "b"], [1.5, date(2025, 5, 31), None]])])
    (sheet,) = read_table(content, "a.xlsx")

    assert [(cell.value, cell.kind) for cell in sheet.rows[1]] == [
        ("1.5", "number"),
        ("2025-05-31", "date"),
        ("", "empty"),
    ]


def test_a_text_too_long_for_a_cell_is_not_silently_lost():
    with pytest.raises(ValueError, match="row 1, column 1"):
        write_xlsx([("a", [["x" * 40_000]])])


def test_a_number_keeps_its_format():
    def build(book):
        sheet = book.add_worksheet()
        sheet.write_number("A1", 1.1, book.add_format({"num_format": "0.00"}))
        sheet.write_number("A2", 1.1)
        sheet.write_number("A3", 2.0)

    (sheet,) = read_table(workbook(build), "a.xlsx")

    assert [(row[0].value, row[0].kind, row[0].number_format) for row in sheet.rows] == [
        ("1.1", "number", "0.00"),
        ("1.1", "number", "General"),
        ("2", "number", "General"),
    ]


def test_dates_are_iso_and_keep_their_format():
    def build(book):
        sheet = book.add_worksheet()
        sheet.write_datetime("A1", datetime(2023, 5, 1), book.add_format({"num_format": "mmm-yy"}))
        sheet.write_datetime("A2", datetime(2023, 5, 1, 9, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))

    (sheet,) = read_table(workbook(build), "a.xlsx")

    assert [(row[0].value, row[0].kind) for row in sheet.rows] == [
        ("2023-05-01", "date"),
        ("2023-05-01T09:30:00", "date"),
    ]
    assert sheet.rows[0][0].number_format == "mmm-yy"


def test_merged_cells_show_their_origin():
    def build(book):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["code", "reference"])
        sheet.merge_range("B2:B3", "Workstream 2")
        sheet.write_column("A2", ["T1.1", "T1.2"])
        sheet.merge_range("A4:C4", "HEADING")

    (sheet,) = read_table(workbook(build), "a.xlsx")

    assert [[(cell.value, cell.merged_from) for cell in row[:2]] for row in sheet.rows[1:]] == [
        [("T1.1", None), ("Workstream 2", None)],
        [("T1.2", None), ("Workstream 2", "B2")],
        [("HEADING", None), ("HEADING", "A4")],
    ]
    assert sheet.rows[2][1].ref == "B3"


def test_hidden_sheets_are_flagged():
    def build(book):
        book.add_worksheet("seen").write("A1", "x")
        book.add_worksheet("hidden").hide()
        book.add_worksheet("very").very_hidden()

    assert [(sheet.name, sheet.hidden) for sheet in read_table(workbook(build), "a.xlsx")] == [
        ("seen", False),
        ("hidden", True),
        ("very", True),
    ]


def test_formulas_are_read_by_their_cached_value():
    def build(book):
        sheet = book.add_worksheet()
        sheet.write_formula("A1", '="B1."&1', None, "B1.1")
        sheet.write_formula("A2", "=1+1", None, 2)
        sheet.write_formula("A3", "=1/0", None, "#DIV/0!")

    (sheet,) = read_table(workbook(build), "a.xlsx")

    assert [(row[0].value, row[0].kind) for row in sheet.rows] == [
        ("B1.1", "text"),
        ("2", "number"),
        ("#DIV/0!", "error"),
    ]


def test_a_formula_that_was_never_computed_is_marked():
    target = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "=B1&B2"
    book.save(target)

    (sheet,) = read_table(target.getvalue(), "a.xlsx")

    assert (sheet.rows[0][0].value, sheet.rows[0][0].kind) == ("=B1&B2", "formula-without-value")


def test_excels_escaped_returns_are_dropped():
    content = patched(
        workbook(lambda book: book.add_worksheet().write("A1", "one two")),
        "xl/sharedStrings.xml",
        lambda data: data.replace(b"one two", b"one_x000D_\ntwo"),
    )

    assert values(read_table(content, "a.xlsx")[0]) == [["one\ntwo"]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n\t", "file_empty"),
        (b"a" * (project.UPLOAD_MAX_BYTES + 1), "file_too_large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "file_old_or_protected"),
        (b"PK\x03\x04 and then nothing", "file_broken"),
        (b'a,b\n"never closed,1\n', "file_broken_quotes"),
        (b'a,b\n"closed" too early,1\n', "file_broken_quotes"),
        (b'a,b\n"never closed,' + b"x" * 200_000, "file_broken_quotes"),
        (b"a,b\n1," + b"x" * 200_000, "file_cell_too_long"),
        (b"a,b\n\x81\x8d,1\n", "file_encoding_unknown"),
        (b"\xff\xfea\x00b", "file_encoding_unknown"),
        (b"%PDF-1.7\x02\x03\x04", "file_not_a_table"),
        (b"a,b\n" * (MAX_ROWS + 1), "file_too_many_rows"),
        (b",".join([b"a"] * (MAX_COLUMNS + 1)), "file_too_many_columns"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(content, code):
    assert refusal(content) == code
    assert code in UNREADABLE_SENTENCES


@pytest.mark.parametrize(
    "content",
    [
        b"a\n" * (MAX_ROWS - 1) + b"," * (MAX_COLUMNS - 1) + b"b",
        b"," * (MAX_ROWS * MAX_COLUMNS + 1),
        b"sep=|\n" + b"|" * (MAX_ROWS * MAX_COLUMNS + 1),
    ],
    ids=["one wide row", "one endless row", "declared"],
)
def test_a_small_csv_is_not_filled_up_to_millions_of_cells(content):
    tracemalloc.start()
    assert refusal(content) == "file_too_many_cells"
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30 * 1024**2


def test_sheets_count_together():
    def build(book):
        for _number in range(3):
            sheet = book.add_worksheet()
            sheet.write(0, 0, "a")
            sheet.write(999, MAX_COLUMNS - 1, "b")

    assert refusal(workbook(build)) == "file_too_many_cells"


def shared(formula, times):
    cells = b"".join(b'<row><c r="A%d"><f t="shared" si="0"/></c></row>' % (row + 2) for row in range(times))
    first = b'<row><c r="A1"><f t="shared" si="0">' + formula + b"</f></c></row>"
    namespace = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return b"<worksheet " + namespace + b"><sheetData>" + first + cells + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("formula", "times"),
    [(b"+B1" * 2_700, 5_000), (b"(" * 100_000 + b")" * 100_000, 1), (b"+B1" * 2_700 + b"<f>B1</f>", 5_000)],
    ids=["shared often", "too long", "disguised"],
)
def test_a_formula_that_cells_share_is_not_written_out_without_end(formula, times):
    started = time.monotonic()
    with pytest.raises(UnreadableFile):
        read_table(patched(SMALL, SHEET, lambda _data: shared(formula, times)), "plan.xlsx")
    assert time.monotonic() - started < 5


def test_a_formula_that_cells_share_is_read():
    read = read_table(patched(SMALL, SHEET, lambda _data: shared(b"B1+C1", 2)), "plan.xlsx")[0]
    assert values(read) == [["=B1+C1"], ["=B2+C2"], ["=B3+C3"]]


def test_a_sheet_under_another_name_is_weighed_too():
    content = patched(SMALL, SHEET, lambda data: data.replace(b"</row>", b"<c/>" * (MAX_CELLS + 1) + b"</row>"))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.namelist():
            data = source.read(member).replace(b"sheet1.xml", b"sheet1.png")
            copy.writestr(member.replace("sheet1.xml", "sheet1.png"), data)
    assert refusal(target.getvalue()) == "file_unpacks_too_large"


def test_a_cell_that_is_too_long_is_named():
    with pytest.raises(UnreadableFile) as caught:
        read_table(b'a,b\n1,"' + b"x" * 40_000 + b'"\n', "x.csv")
    assert "cell B2 is longer than 32767" in str(caught.value)


def test_a_zip_of_something_else_is_not_a_table():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    assert refusal(target.getvalue()) == "file_not_a_table"


SMALL = workbook(lambda book: book.add_worksheet().write("A1", "x"))
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data[:80], "file_broken"),
        (
            lambda data: data.replace(b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet"),
            "file_broken",
        ),
        (
            lambda data: data.replace(b"</sheetData>", b"</sheetData>" + b" " * (101 * 1024**2)),
            "file_unpacks_too_large",
        ),
        (
            lambda data: data.replace(b"</row>", b"<c/>" * (MAX_CELLS + 1) + b"</row>"),
            "file_unpacks_too_large",
        ),
        (
            lambda data: data.replace(
                b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            ),
            "file_unpacks_too_large",
        ),
        (
            lambda data: data.replace(
                b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="&#65;$1:xfd1048576"/></mergeCells>'
            ),
            "file_unpacks_too_large",
        ),
        (lambda data: data.replace(b'r="A1"', b'r="A1048576"'), "file_too_many_rows"),
        (lambda data: data.replace(b'r="A1"', b'r="XFD1"'), "file_too_many_columns"),
    ],
    ids=["cut", "entities", "bomb", "cells", "merged", "disguised merge", "far row", "far column"],
)
def test_a_hostile_workbook_is_refused_before_it_costs_anything(change, code):
    assert refusal(patched(SMALL, SHEET, change)) == code


def test_formatted_but_empty_rows_cost_nothing():
    def build(book):
        sheet = book.add_worksheet()
        sheet.write("A1", "x")
        sheet.write_blank("A60000", None, book.add_format({"bold": True}))

    assert values(read_table(workbook(build), "a.xlsx")[0]) == [["x"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("xl/worksheets/sheet1.xml", b'<worksheet><hyperlink ref="A1:CV20000" location="x"/></worksheet>'),
        ("xl/worksheets/sheet1.xml", b'<worksheet><x:hyperlink\tlocation="x" ref="A1:XFD1048576"/></worksheet>'),
        ("xl/worksheets/sheet1.xml", b'<worksheet><hyperlink ref="A:XFD" location="x"/></worksheet>'),
        (
            "xl/styles.xml",
            b'<styleSheet><numFmts><numFmt formatCode="' + b"[" * 200_000 + b'"/></numFmts></styleSheet>',
        ),
        (
            "xl/worksheets/sheet1.xml",
            b'<worksheet><dataValidation sqref="' + b"A1 " * 1_000_000 + b'"/></worksheet>',
        ),
        ("xl/sharedStrings.xml", b"<sst>" + b"<si/>" * 3_000_000 + b"</sst>"),
        ("xl/styles.xml", b"<styleSheet>" + b"<xf/>" * 3_000_000 + b"</styleSheet>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet>" + b"<row/>" * 3_000_000 + b"</worksheet>"),
    ],
)
def test_a_workbook_that_would_cost_too_much_is_refused_before_it_is_parsed(name, text):
    started = time.monotonic()
    with pytest.raises(UnreadableFile):
        read_table(patched(SMALL, name, lambda _data: text), "plan.xlsx")
    assert time.monotonic() - started < 10


def test_the_check_itself_costs_little_on_text_made_against_it():
    text = b"mergeCell " * 100_000 + b"<mergeCell " * 50_000
    started = time.monotonic()
    with pytest.raises(UnreadableFile):
        read_table(patched(SMALL, SHEET, lambda _data: text), "plan.xlsx")
    assert time.monotonic() - started < 10
