"""What is owed, downloaded as a table and returned filled."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from network_portal.common.actors import SYSTEM
from network_portal.common.spreadsheets import write_csv
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.updates import save_draft, submit_update
from network_portal.monitoring.models import Update
from network_portal.monitoring.queries.answer_files import headings
from network_portal.monitoring.rules.updates import Answer
from tests.factories import signed_in

HERE = "/en/rounds/2026-09/organisations/unicef/file/"


@pytest.fixture
def file(call):
    return f"{call}file/"


def downloaded(path, client=None):
    answer = (client or Client()).get(path, {"form": "xlsx"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="round-2026-09-unicef.xlsx"'
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def returned(path, book, client=None):
    target = io.BytesIO()
    book.save(target)
    upload = SimpleUploadedFile("mine.xlsx", target.getvalue())
    return (client or Client()).post(path, {"file": upload})


def filled(book, cells):
    for ref, value in cells.items():
        book.active[ref] = value
    return book


def test_a_row_a_subject_in_the_readers_words_with_its_choices(file):
    sheet = downloaded(file.replace("/en/", "/es/")).active
    assert [row[0].value for row in sheet.iter_rows()] == ["Código", "B1.2", "B1.3"]
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert "Retrasada" in offered["D2:D3"] and "Sí" in offered["I2:I3"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_filled_previewed_saved_as_drafts_and_the_same_again_changes_nothing(file, duties, language):
    status = {"en": "Delayed", "fr": "Retardée"}[language]
    book = filled(downloaded(file), {"D2": status, "E2": "EXAMPLE: =SUM(A1)", "I3": "x"})
    preview = returned(file, book)
    assert not Update.objects.exists()
    assert Client().post(file, {"answers": preview.context["answers"]}).headers["Location"] == "../"
    assert list(Update.objects.order_by("duty").values_list("status", "done", "nothing_new", "state")) == [
        ("delayed", "EXAMPLE: =SUM(A1)", False, "draft"),
        ("", "", True, "draft"),
    ]
    for again in (book, downloaded(file)):
        assert "The file says what is saved already" in returned(file, again).content.decode()


def test_problems_are_named_by_cell_and_nothing_is_saved(file, duties):
    submit_update(by=SYSTEM, duty=duties[1], version=0, answer=Answer(nothing_new=True), language="en")
    cells = {"D2": "splendid", "E2": "x" * 2001, "I2": "x", "E3": "EXAMPLE", "I3": None, "A4": "T9.9", "B4": "?"}
    page = returned(file, filled(downloaded(file), cells))
    found = {(one["cell"], one["row"]) for one in page.context["problems"]}
    assert found == {("D2", 2), ("E2", 2), ("I2", 2), ("A3", 3), ("A4", 4)}
    assert "Save these as drafts" not in page.content.decode()


def test_a_file_that_is_no_table_of_answers_says_so(file, duties):
    for content in (b"Name,Telephone\nEXAMPLE,1\n", b"B1.2,EXAMPLE,,,EXAMPLE: done,,,,\nB1.3,EXAMPLE,,,EXAMPLE,,,,\n"):
        page = Client().post(file, {"file": SimpleUploadedFile("mine.csv", content)})
        assert "This is not the table of what you owe" in page.content.decode()
        assert [one["row"] for one in page.context["problems"]] == [1]
    book = downloaded(file)
    book.active.delete_cols(6)
    assert "The column ‘What shows it’ is missing." in returned(file, book).content.decode()


def test_columns_are_found_by_their_heading_in_any_language_and_order(file, duties):
    table = {
        "next_step": ("fr", "EXAMPLE: soon"),
        "code": ("es", "B1.3"),
        "status": ("pt-br", "Delayed"),
        "done": ("en", "EXAMPLE: done"),
        "evidence": ("es", ""),
        "in_the_way": ("fr", ""),
        "nothing_new": ("es", ""),
    }
    names = ["Telephone"]
    for column, (language, _said) in table.items():
        with translation.override(language):
            names.append(headings()[column].upper())
    content = write_csv([names, ["?", *(said for _language, said in table.values())]])
    page = Client().post(file, {"file": SimpleUploadedFile("mine.csv", content)})
    [change] = page.context["changes"]
    answer = Answer(status="delayed", done="EXAMPLE: done", next_step="EXAMPLE: soon")
    assert (change["facts"].code, change["answer"]) == ("B1.3", answer)


def test_somebody_saved_meanwhile_all_of_it_waits_and_the_row_is_named(file, duties):
    preview = returned(file, filled(downloaded(file), {"E2": "EXAMPLE: mine", "E3": "EXAMPLE: mine"}))
    save_draft(by=SYSTEM, duty=duties[1], version=0, answer=Answer(done="EXAMPLE: theirs"), language="en")
    answer = Client().post(file, {"answers": preview.context["answers"]})
    page = answer.content.decode()
    assert answer.status_code == 409 and "EXAMPLE: theirs" in page and page.count("EXAMPLE: mine") == 2
    assert [one.facts.code for one in answer.context["conflicts"]] == ["B1.3"]
    assert [one.done for one in Update.objects.all()] == ["EXAMPLE: theirs"]
    Client().post(file, {"answers": answer.context["answers"]})
    assert {one.done for one in Update.objects.all()} == {"EXAMPLE: mine"}


def test_pressed_twice_it_is_saved_once_and_nothing_is_called_a_conflict(file, duties):
    preview = returned(file, filled(downloaded(file), {"E2": "EXAMPLE: mine", "I3": "yes"}))
    for _press in range(2):
        page = Client().post(file, {"answers": preview.context["answers"]}, follow=True).content.decode()
        assert "Somebody saved" not in page and "2 answers are saved as drafts" in page
    assert set(Update.objects.values_list("version", flat=True)) == {1}


def test_what_is_no_table_and_what_no_preview_showed(file, ana, round_):
    upload = SimpleUploadedFile("mine.xlsx", b"\xd0\xcf\x11\xe0" + b"x" * 100)
    assert "field-error" in Client().post(file, {"file": upload}).content.decode()
    assert "field-error" in Client().post(file, {}).content.decode()
    for forged in ("", "x", "W10:1:2"):
        assert Client().post(file, {"answers": forged}).headers["Location"] == "./"
    client = signed_in(ana)
    preview = returned(HERE, filled(downloaded(HERE, client), {"I2": "yes"}), client)
    assert client.post(HERE, {"answers": preview.context["answers"]}).status_code == 302
    assert Update.objects.get().nothing_new


def test_what_is_accepted_is_not_in_the_file(file, duties):
    update = submit_update(by=SYSTEM, duty=duties[0], version=0, answer=Answer(nothing_new=True), language="en")
    accept_update(by=SYSTEM, update=update, version=update.version)
    assert [row[0].value for row in downloaded(file).active.iter_rows()] == ["Code", "B1.3"]
