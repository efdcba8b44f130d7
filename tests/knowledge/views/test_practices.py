import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.knowledge.models import PracticePopulation, PracticeText
from network_portal.taxonomy.models import Country
from tests.factories import make_objective, make_organisation, make_practice

pytestmark = pytest.mark.django_db
LIST = "/en/practices/"
WORDS = {
    "done": "We opened a desk.",
    "problem": "Nobody knew where to go.",
    "evidence": "Counted by month.",
    "copyable": "- one form\n- one desk",
}


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def page_of(client, practice, language="en"):
    return text_of(client.get(f"/{language}/practices/{practice.slug}/"))


def queries_of(client, address):
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def make_many(count, number):
    honduras, _new = Country.objects.get_or_create(iso2="HN", defaults={"iso3": "HND", "name_en": "Honduras"})
    objective = make_objective(number)
    for place in range(count):
        practice = make_practice(year_from=2020 + place % 3)
        practice.countries.add(honduras)
        practice.objectives.add(objective)
        PracticePopulation.objects.create(practice=practice, code="women")
        PracticeText.objects.create(practice=practice, language="es", status="official", title="Práctica")
    return practice


def test_facets_count_and_stand_as_removable_words(client):
    make_practice(title="Kept", level="local")
    make_practice(title="Left out", level="national", year_from=2019)
    page = text_of(client.get(f"{LIST}?level=local&sort=title"))
    assert "Kept" in page
    assert "Left out" not in page
    assert "1 practice" in page
    assert "National (1)" in page
    assert "2019" not in page
    assert 'href="?sort=title#list"' in page


def test_the_cost_is_grouped_and_the_text_to_paste_can_be_copied(client):
    practice = make_practice(cost=12000, currency="USD")
    page = page_of(client, practice)
    assert "12,000 USD" in page and 'data-copy="paste"' in page
    assert "12.000 USD" in page_of(client, practice, "pt-br")


@pytest.mark.parametrize("query", ["level=lost", "objective=99", "country=XX", "year=1800", "language=xx", "sort=x"])
def test_an_unknown_value_is_named_and_narrows_nothing(client, query):
    make_practice(title="Still here")
    page = text_of(client.get(f"{LIST}?{query}"))
    assert f"There is no “{query.split('=')[1]}” to filter by." in page
    assert "Still here" in page


@pytest.mark.parametrize("text", ["%", "'", "\\", "a'b", "—", "x" * 300, "<script>"])
def test_any_text_can_be_looked_for(client, text):
    make_practice(title="Still here")
    assert "<script>" not in text_of(client.get(LIST, {"text": text}))


def test_nothing_found_says_what_to_loosen_and_an_empty_list_who_fills_it(client):
    assert "they stand here when they were reviewed" in text_of(client.get(LIST))
    make_practice()
    caches["pages"].clear()
    assert "Remove one of the words above" in text_of(client.get(f"{LIST}?text=nothing"))


def test_what_was_done_stands_before_the_context(client):
    page = page_of(client, make_practice(text=WORDS))
    places = [page.index(words) for words in ("We opened a desk.", "Counted by month.", "one form", "Nobody knew")]
    assert places == sorted(places)


def test_what_is_not_known_is_said(client):
    page = page_of(client, make_practice(level="", year_from=None, marks={"objectives": "inferred"}))
    assert "Year not known" in page
    assert "Not known: level" in page
    assert "objectives (inferred by us)" in page


def test_a_reader_of_another_language_is_told_whose_words_these_are(client):
    page = page_of(client, make_practice(language="es", title="Ventanilla"), "fr")
    assert '<span lang="es">Ventanilla</span>' in page
    assert "en espagnol" in page


def test_an_implementer_that_is_not_listed_has_no_name_here(client):
    practice = make_practice()
    practice.implementers.add(make_organisation("hidden", name_en="Hidden body", kind="media", is_listed=False))
    page = page_of(client, practice)
    assert "Hidden body" not in page
    assert "1 organisation that is not listed" in page
    assert "<dd>Not shown here</dd>" in page  # its kind is known, and would tell of it


def test_what_is_not_published_is_nowhere(client):
    practice = make_practice(title="Unseen", is_published=False)
    assert client.get(f"{LIST}{practice.slug}/").status_code == 404
    assert "Unseen" not in text_of(client.get(LIST))
    assert client.get(f"/api/v1/practices/{practice.slug}/").status_code == 404
    assert practice.slug not in client.get("/sitemap.xml").content.decode()


def test_the_number_of_queries_does_not_grow(client):
    few = make_many(3, 8)
    counts = [queries_of(client, address) for address in (LIST, f"{LIST}{few.slug}/")]
    many = make_many(30, 9)
    assert [queries_of(client, address) for address in (LIST, f"{LIST}{many.slug}/")] == counts
    assert max(counts) <= 40


def test_objectives_and_countries_lead_to_their_practices(client):
    make_many(2, 8)
    assert "practices/?objective=8#list" in text_of(client.get("/en/objectives/8/"))
    assert "practices/?objective=8#list" in text_of(client.get("/en/objectives/"))
    assert "practices/?country=HN#list" in text_of(client.get("/en/countries/HN/"))


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
def test_words_asked_here_can_be_asked_of_everything(client, language):
    make_practice(title="Visas for nurses", language="en")
    link = f'href="/{language}/search/?text=crian%C3%A7as%20%26%20m%C3%A3es"'
    assert link in text_of(client.get(f"/{language}/practices/", {"text": "crianças & mães"}))
    plain = text_of(client.get(f"/{language}/practices/"))
    assert "/search/?text=" not in plain
    assert "in your own words" not in text_of(client.get("/en/practices/"))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Whom it serves"), ("es", "A quién atiende"), ("pt-br", "A quem atende"), ("fr", "À qui elle s’adresse")],
)
def test_the_list_the_page_and_the_form_say_whom_a_practice_serves(client, language, words):
    practice = make_practice()
    assert words in text_of(client.get(LIST.replace("/en/", f"/{language}/")))
    assert words in page_of(client, practice, language)
