import pytest

from network_portal.knowledge.models import PracticeText
from network_portal.taxonomy.models import Country
from tests.factories import make_objective, make_organisation, make_practice

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/practices/"


def test_a_practice_tells_its_words_by_language_and_names_only_whom_the_world_may_see(client):
    practice = make_practice(title="Desk")
    PracticeText.objects.create(practice=practice, language="es", status="official", title="Ventanilla")
    practice.objectives.add(make_objective(8))
    practice.implementers.add(
        make_organisation("seen", is_listed=True), make_organisation("unseen", kind="media", is_listed=False)
    )
    found = client.get(f"{ADDRESS}{practice.slug}/").json()
    assert {one["language"]: (one["status"], one["title"]) for one in found["texts"]} == {
        "en": ("original", "Desk"),
        "es": ("official", "Ventanilla"),
    }
    assert found["objectives"] == [8]
    assert found["implementers"] == ["seen"]


@pytest.mark.parametrize("query, count", [("country=HND", 1), ("year=2019", 1), ("text=desk", 1), ("level=local", 0)])
def test_filters_are_those_of_the_page(client, query, count):
    make_practice()
    practice = make_practice(title="Desk", year_from=2019)
    practice.countries.add(Country.objects.create(iso3="HND", iso2="HN", name_en="Honduras"))
    assert len(client.get(f"{ADDRESS}?{query}").json()["results"]) == count


@pytest.mark.parametrize("query", ["country=XXX", "year=x", "level=lost", "other=1"])
def test_what_is_not_understood_is_refused(client, query):
    assert client.get(f"{ADDRESS}?{query}").status_code == 400
