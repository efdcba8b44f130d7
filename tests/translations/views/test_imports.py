import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

DESK = "/en/manage/translations/"


def filled_in(content, words):
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, said in zip(book.active.iter_rows(min_row=2), words, strict=True):
        row[6].value, row[7].value = said, "official translation"
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("practices-fr.xlsx", target.getvalue())


def test_a_file_is_looked_at_then_imported(translator, practice):
    file = filled_in(translator.get(f"{DESK}practices/fr.xlsx").content, ["EXAMPLE guichet", "EXAMPLE en bref"])
    looked = translator.post(f"{DESK}import/", {"file": file}, follow=True)
    assert "EXAMPLE guichet" in looked.content.decode()
    assert practice.texts.count() == 1
    confirm = looked.context["confirm"].initial
    assert translator.post(f"{DESK}import/", confirm).status_code == 302
    assert practice.texts.get(language="fr").status == "official"
    assert translator.post(f"{DESK}import/", confirm, follow=True).redirect_chain == [(f"{DESK}import/", 302)]


def test_another_file_is_refused_beside_its_field(translator, practice):
    answer = translator.post(f"{DESK}import/", {"file": SimpleUploadedFile("x.csv", b"a,b\n1,2\n")})
    assert "does not name the columns" in answer.content.decode()
