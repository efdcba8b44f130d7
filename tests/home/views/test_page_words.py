import pytest

from network_portal.common import actors
from network_portal.home.models import PageText
from network_portal.home.pages import shipped_words
from tests.factories import make_staff, signed_in

pytestmark = pytest.mark.django_db
LIST, PAGE = "/en/manage/pages/", "/en/manage/pages/about/fr/"
SAID = {
    "version": "0",
    "title": "À nous",
    "lead": "Qui nous sommes.",
    "body": "# Nous\n\nDes mots.",
    "status": "original",
}


@pytest.fixture
def editor():
    return signed_in(make_staff(actors.EDITOR, name="Eva Editor"))


def test_the_form_begins_with_what_readers_see(editor):
    page = editor.get(PAGE)
    title, lead, body = shipped_words("about", "fr")
    initial = page.context["form"].initial
    assert (initial["title"], initial["lead"], initial["body"]) == (title, lead, body)
    assert 'lang="fr"' in page.content.decode()


def test_it_is_saved_and_the_list_says_so(editor):
    assert editor.post(PAGE, SAID).headers["Location"] == LIST
    page = editor.get(LIST).content.decode()
    assert "original, " in page and page.count("behind the original") == 3
    history = editor.get(PAGE).content.decode()
    assert "Eva Editor edited the page about (fr)." in history


def test_a_preview_shows_the_page_and_saves_nothing(editor):
    page = editor.post(PAGE, SAID | {"act": "preview"}).content.decode()
    assert "nothing is saved yet" in page and "<h2>Nous</h2>" in page
    assert 'value="À nous"' in page
    assert not PageText.objects.exists()


@pytest.mark.parametrize("act", ["", "preview"])
def test_nothing_typed_is_lost_when_something_is_missing(editor, act):
    page = editor.post(PAGE, SAID | {"title": "", "act": act})
    assert page.status_code == 200
    assert "Des mots." in page.content.decode() and "“Title” is empty" in page.content.decode()


def test_a_link_that_leads_nowhere_is_told_beside_the_text(editor):
    page = editor.post(PAGE, SAID | {"body": "[ici](javascript:x)", "act": "preview"})
    assert "“javascript:x” leads nowhere" in page.content.decode()
    assert "Preview: nothing" not in page.content.decode()


def test_the_loser_of_a_race_sees_both_texts(editor):
    editor.post(PAGE, SAID)
    page = editor.post(PAGE, SAID | {"title": "Autrement"})
    text = page.content.decode()
    assert page.status_code == 409
    assert "À nous" in text and 'value="Autrement"' in text and "Eva Editor" in text
    assert PageText.objects.get().title == "À nous"
    again = {field.html_name: field.value() for field in page.context["form"]}
    assert editor.post(PAGE, again | {"keeps_meaning": ""}).status_code == 302
    assert PageText.objects.get().title == "Autrement"


def test_pressing_twice_saves_once(editor):
    editor.post(PAGE, SAID)
    assert editor.post(PAGE, SAID).status_code == 302
    assert PageText.objects.get().version == 1


def test_the_words_of_the_portal_come_back(editor):
    editor.post(PAGE, SAID)
    editor.post(f"{PAGE}restore/", {"version": "1"})
    assert PageText.objects.get().body == ""
    assert "as the portal brought it" in editor.get(LIST).content.decode()
    refused = editor.post(f"{PAGE}restore/", {"version": "2"}, follow=True)
    assert "says already what the portal brought" in refused.content.decode()


@pytest.mark.parametrize("path", ["/en/manage/pages/secrets/fr/", "/en/manage/pages/about/de/"])
def test_no_other_page_is_edited(editor, path):
    assert editor.get(path).status_code == 404
