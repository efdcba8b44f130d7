import io

import openpyxl
import pytest
from django.utils.translation import override

from network_portal.common.errors import DomainError
from network_portal.common.registry import translatable_texts
from network_portal.common.spreadsheets import write_xlsx
from network_portal.translations.actions.imports import import_translations
from network_portal.translations.queries.files import read_file, texts_file

TRANSLATION, STATUS = 6, 7  # the places of the columns that a translator fills in


def file_of(kind="practices", language="fr"):
    return texts_file(kind, language, translatable_texts[kind].listed(language, "", 0, 500))


def rows_of(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]


def filled(rows, words, status="unofficial translation"):
    for row, said in zip(rows[1:], words, strict=True):
        row[TRANSLATION], row[STATUS] = said, status
    return write_xlsx([("texts", rows)], exact=True)


def test_a_file_goes_out_and_comes_back_filled_in(editor, practice):
    rows = rows_of(file_of())
    assert [row[5] for row in rows[1:]] == ["EXAMPLE ventanilla", "EXAMPLE: en breve"]
    content = filled(rows, ["EXAMPLE guichet", "EXAMPLE\u00a0: en bref"])
    preview = read_file(content, "x.xlsx")
    assert (len(preview.changes), preview.problems) == (1, [])
    done = import_translations(by=editor, content=content, name="x.xlsx", fingerprint=preview.fingerprint)
    assert done == 1
    assert practice.texts.get(language="fr").summary == "EXAMPLE\u00a0: en bref"
    again = read_file(content, "x.xlsx")
    assert (again.changes, again.problems, again.unchanged) == ([], [], 1)


def test_what_is_not_translated_is_left_out(practice):
    preview = read_file(file_of(), "x.xlsx")
    assert (preview.changes, preview.problems, preview.empty) == ([], [], 1)


def test_each_bad_cell_is_named_and_nothing_is_written(editor, practice, activity):
    rows = rows_of(file_of())
    lacking = read_file(filled(rows, ["EXAMPLE guichet", ""]), "x.xlsx")
    assert [one.cell for one in lacking.problems] == ["G2"]
    unsaid = filled(rows, ["EXAMPLE guichet", "EXAMPLE"], status="")
    assert [one.cell for one in read_file(unsaid, "x.xlsx").problems] == ["H2"]
    rows[1][1] = rows[2][1] = 99999
    gone = filled(rows, ["EXAMPLE guichet", "EXAMPLE"])
    assert [one.cell for one in read_file(gone, "x.xlsx").problems] == ["A2"]
    with pytest.raises(DomainError, match="Nothing was imported"):
        import_translations(by=editor, content=gone, name="x.xlsx", fingerprint="")
    assert practice.texts.count() == 1


def test_a_text_that_changed_since_the_download_is_not_written_over(practice):
    rows = rows_of(file_of())
    practice.texts.update(summary="EXAMPLE: otra cosa")
    (problem,) = read_file(filled(rows, ["EXAMPLE guichet", "EXAMPLE"]), "x.xlsx").problems
    assert "Download it again" in problem.sentence


def test_the_status_and_the_heading_are_read_in_every_language(practice):
    with override("fr"):
        rows = rows_of(file_of())
    content = filled(rows, ["EXAMPLE guichet", "EXAMPLE"], status="traducción oficial")
    (change,) = read_file(content, "x.xlsx").changes
    assert change.status == "official"


@pytest.mark.parametrize("rows", [[["a", "b"], ["1", "2"]], [["Kind"]]])
def test_another_table_is_refused(db, rows):
    with pytest.raises(DomainError) as caught:
        read_file(write_xlsx([("x", rows)]), "x.xlsx")
    assert caught.value.code == "translations_not_a_file"
