import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.common import actors
from network_portal.common.files import clean_file, keep
from network_portal.knowledge.models import Publication, PublicationDocument, PublicationText
from network_portal.organisations.models import TeamMember
from tests import sent_files
from tests.factories import make_focal_point, make_objective, make_organisation, make_publication, make_staff, signed_in

pytestmark = pytest.mark.django_db
LIST = "/en/publications/"


def text_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def page_of(client, publication, language="en"):
    return text_of(client.get(f"/{language}/publications/{publication.slug}/"))


def queries_of(client, address):
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def with_file(publication):
    file = clean_file(sent_files.pdf(), "guide.pdf")
    facts = {"name": file.name, "kind": file.kind.code, "size": file.size, "sha256": file.sha256}
    return PublicationDocument.objects.create(publication=publication, language="es", stored=keep(file), **facts)


def test_filters_narrow_and_stand_as_removable_words(client):
    make_publication(title="Kept", kind="tool")
    make_publication(title="Left out", kind="guidance", issued_on="2019-01-01")
    page = text_of(client.get(f"{LIST}?kind=tool"))
    assert "Kept" in page
    assert "Left out" not in page
    assert "1 publication" in page
    assert "Guidance (1)" in page
    assert "2019" not in page


@pytest.mark.parametrize("query", ["kind=lost", "objective=99", "publisher=nobody", "year=1800", "language=xx"])
def test_an_unknown_value_is_named_and_narrows_nothing(client, query):
    make_publication(title="Still here")
    page = text_of(client.get(f"{LIST}?{query}"))
    assert f"There is no “{query.split('=')[1]}” to filter by." in page
    assert "Still here" in page


def test_nothing_found_says_what_to_loosen_and_an_empty_list_who_fills_it(client):
    assert "they stand here when they were published" in text_of(client.get(LIST))
    make_publication()
    caches["pages"].clear()
    assert "Remove one of the words above" in text_of(client.get(f"{LIST}?text=nothing"))


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "unpublished", "withdrawn"])
def test_what_is_not_published_is_nowhere(client, state):
    unseen = make_publication(title="Unseen", state=state, slug="unseen")
    assert client.get(f"{LIST}{unseen.slug}/").status_code == 404
    assert "Unseen" not in text_of(client.get(LIST))
    assert client.get("/api/v1/publications/unseen/").status_code == 404
    assert "unseen" not in client.get("/sitemap.xml").content.decode()


def test_a_declaration_says_whose_voice_speaks(client):
    ours = page_of(client, make_publication(kind="declaration"))
    assert "The voice of the Regional Network" in ours
    assert "not reviewed by the Network" in ours
    theirs = page_of(client, make_publication(kind="declaration", publisher=make_organisation("body")))
    assert "The voice of BODY" in theirs
    assert "not necessarily the view" in theirs


def test_a_publisher_that_is_not_listed_has_no_name_anywhere(client):
    hidden = make_organisation("hidden", name_en="Hidden body", kind="media", is_listed=False)
    made = make_publication(title="Shown", publisher=hidden)
    for page in (page_of(client, made), text_of(client.get(LIST)), text_of(client.get("/api/v1/publications/"))):
        assert "hidden" not in page.lower().replace("visually-hidden", "").replace('type="hidden"', "")
    assert client.get("/api/v1/publications/?publisher=hidden").json()["results"] == []


def test_cleared_by_silence_it_says_so_with_the_day(client):
    assert "by silence procedure" not in page_of(client, make_publication())
    caches["pages"].clear()
    assert "on <time" in page_of(client, make_publication(cleared_on="2026-04-30"))


def test_a_reader_of_another_language_is_told_whose_words_these_are(client):
    page = page_of(client, make_publication(language="es", title="Guía"), "fr")
    assert '<span lang="es">Guía</span>' in page
    assert "en espagnol" in page


def test_everybody_can_ask_for_an_accessible_version(client, settings):
    page = page_of(client, make_publication(title="A & B"))
    assert f"mailto:{settings.CONTACT_EMAIL}?subject=Accessible%20version%20of%20%E2%80%9CA%20%26%20B%E2%80%9D" in page


def test_the_number_of_queries_does_not_grow(client):
    def many(count, number):
        objective = make_objective(number)
        for _place in range(count):
            made = make_publication(publisher=make_organisation())
            made.objectives.add(objective)
            PublicationText.objects.create(publication=made, language="es", status="official", title="Guía")
        return made

    few = many(3, 8)
    counts = [queries_of(client, address) for address in (LIST, f"{LIST}{few.slug}/", "/api/v1/publications/")]
    last = many(30, 9)
    assert [queries_of(client, one) for one in (LIST, f"{LIST}{last.slug}/", "/api/v1/publications/")] == counts


# --- Files -----------------------------------------------------------------------------------------
def test_a_file_is_public_with_its_publication_and_never_shown_in_the_browser(client):
    document = with_file(make_publication())
    response = client.get(f"{LIST}files/{document.pk}/")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Type"] == "application/pdf"


def test_before_it_opens_for_its_organisation_and_co_chairs_alone(client):
    body = make_organisation()
    address = f"{LIST}files/{with_file(make_publication(state='draft', publisher=body)).pk}/"
    member = make_focal_point(body)
    TeamMember.objects.filter(user=member).update(role=actors.MEMBER)
    open_to = [signed_in(member), signed_in(make_staff(actors.CO_CHAIR))]
    hidden_from = [client, signed_in(make_focal_point(make_organisation())), signed_in(make_staff(actors.EDITOR))]
    assert [one.get(address).status_code for one in open_to] == [200, 200]
    assert [one.get(address).status_code for one in hidden_from] == [404, 404, 404]


# --- Writing ---------------------------------------------------------------------------------------
WHOLE = {
    "version": 0,
    "kind": "guidance",
    "issued_on": "2026-05-01",
    "title_es": "Guía",
    "summary_es": "En breve",
    "status_es": "original",
    "status_en": "unofficial",
    "status_pt_br": "unofficial",
    "status_fr": "unofficial",
}


def test_an_agency_writes_sends_and_a_co_chair_publishes(body, ana):
    browser, chair = signed_in(ana), signed_in(make_staff(actors.CO_CHAIR))
    made = browser.post(f"{LIST}new/", {**WHOLE, "publisher": body.pk})
    draft = Publication.objects.get()
    page = f"{LIST}drafts/{draft.pk}/"
    assert made.url == f"{page}documents/"
    link = {"act": "link", "link-version": 1, "link-language": "es", "link-address": "https://example.org/guia"}
    assert browser.post(f"{page}documents/", link).status_code == 302
    assert browser.post(page, {"act": "send", "version": 2}).status_code == 302
    assert "Guía" in text_of(chair.get(f"{LIST}desk/"))
    published = chair.post(f"{page}decision/", {"act": "publish", "publish-version": 3})
    assert published.url == f"{LIST}guia/"


def test_what_is_missing_is_named_before_it_is_sent(ana, body):
    browser = signed_in(ana)
    browser.post(f"{LIST}new/", {**WHOLE, "summary_es": "", "publisher": body.pk})
    page = text_of(browser.get(f"{LIST}drafts/{Publication.objects.get().pk}/"))
    assert "two sentences that say what it is" in page
    assert "the document: a file or an address" in page


def test_who_saves_too_late_sees_both_and_keeps_their_own(ana, body):
    browser = signed_in(ana)
    browser.post(f"{LIST}new/", {**WHOLE, "publisher": body.pk})
    address = f"{LIST}drafts/{Publication.objects.get().pk}/edit/"
    browser.post(address, {**WHOLE, "version": 1, "title_es": "Theirs"})
    page = text_of(browser.post(address, {**WHOLE, "version": 1, "title_es": "Mine"}), 409)
    assert "Theirs" in page
    assert 'value="Mine"' in page


def test_a_refused_file_says_why_and_loses_nothing(ana, body):
    browser = signed_in(ana)
    browser.post(f"{LIST}new/", {**WHOLE, "publisher": body.pk})
    address = f"{LIST}drafts/{Publication.objects.get().pk}/documents/"
    page = text_of(browser.post(address, {"act": "link", "link-version": 1, "link-address": "http://example.org"}))
    assert 'value="http://example.org"' in page
    page = text_of(browser.post(address, {"act": "file", "file-version": 1, "file-language": "es"}))
    assert "No file is chosen" in page or "Choose the file first" in page
