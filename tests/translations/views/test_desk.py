from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.home.actions.pages import edit_page
from network_portal.home.pages import SLUGS
from network_portal.translations.queries.files import read_file
from tests.factories import make_practice, make_user, signed_in

DESK = "/en/manage/translations/"
FRENCH = {"title": "EXAMPLE guichet", "summary": "EXAMPLE en bref", "status": "unofficial"}


def sent(translator, address, **words):
    page = translator.get(address)
    return translator.post(address, {**words, "version": page.context["form"]["version"].value()})


def test_the_desk_leads_to_a_text_and_back(translator, practice):
    page = translator.get(f"{DESK}?kind=practices&language=fr").content.decode()
    address = f"{DESK}practices/{practice.pk}/fr/"
    assert address in page
    assert "EXAMPLE: en breve" in translator.get(address).content.decode()
    assert sent(translator, address, **FRENCH).status_code == 302
    assert "EXAMPLE guichet" in translator.get(f"/fr/practices/{practice.slug}/").content.decode()


def test_of_two_who_translate_at_once_the_second_sees_both(translator, practice):
    address = f"{DESK}practices/{practice.pk}/fr/"
    version = translator.get(address).context["form"]["version"].value()
    assert translator.post(address, FRENCH | {"version": version}).status_code == 302
    answer = translator.post(address, FRENCH | {"version": version, "title": "EXAMPLE deux"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "EXAMPLE deux" in page and "EXAMPLE guichet" in page
    seen = answer.context["form"]["version"].value()
    assert translator.post(address, FRENCH | {"version": seen, "title": "EXAMPLE deux"}).status_code == 302


def test_a_refused_translation_keeps_what_was_typed(translator, practice):
    answer = sent(translator, f"{DESK}practices/{practice.pk}/fr/", **FRENCH | {"summary": ""})
    assert answer.status_code == 200
    assert "EXAMPLE guichet" in answer.content.decode()


def test_the_original_and_unknown_texts_have_no_page(translator, practice):
    none = [f"practices/{key}/fr/" for key in (9999, 2**63 - 1, 2**63, 10**30)]
    none += [f"plans/{2**63}/fr/", f"priorities/{2**63}/fr/"]
    for rest in (f"practices/{practice.pk}/es/", f"nothing/{practice.pk}/fr/", *none):
        assert translator.get(DESK + rest).status_code == 404


def test_the_desk_asks_as_many_questions_for_many_texts_as_for_few(translator, practice):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert translator.get(f"{DESK}?kind=practices&language=fr").status_code == 200
        return len(asked)

    queries()
    few = queries()
    for _number in range(30):
        make_practice()
    assert queries() == few


def test_a_page_whose_original_changed_stands_at_the_desk_and_follows(translator, editor):
    said = {"title": "Sobre", "lead": "Qué es", "body": "Dice otra cosa.", "status": "original"}
    edit_page(by=editor, slug="about", language="es", version=0, said=said, keeps_meaning=False)
    listed = translator.get(f"{DESK}?kind=pages&language=en").content.decode()
    address = f"{DESK}pages/{SLUGS.index('about') + 1}/en/"
    assert address in listed
    assert "Dice otra cosa." in translator.get(address).content.decode()
    words = {"title": "About", "lead": "What it is", "body": "It says another thing.", "status": "official"}
    assert sent(translator, address, **words).status_code == 302
    assert "It says another thing." in translator.get("/en/pages/about/").content.decode()
    assert address not in translator.get(f"{DESK}?kind=pages&language=en").content.decode()
    assert translator.get("/en/manage/pages/about/en/").status_code == 200
    assert "address" in sent(translator, address, **words | {"body": "[x](http:/y)"}).content.decode()


def test_a_page_goes_out_and_comes_back_as_a_spreadsheet(translator, editor):
    said = {"title": "Sobre", "lead": "Qué es", "body": "Dice otra cosa.", "status": "original"}
    edit_page(by=editor, slug="about", language="es", version=0, said=said, keeps_meaning=False)
    file = translator.get(f"{DESK}pages/fr.xlsx")
    assert file.status_code == 200
    assert read_file(file.content, "pages-fr.xlsx").problems == []


def test_others_are_refused(client, practice):
    assert client.get(DESK).status_code == 302
    assert signed_in(make_user(email="other@example.org")).get(DESK).status_code == 403
