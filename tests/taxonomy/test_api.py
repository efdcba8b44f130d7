import pytest

from network_portal.common.actors import SYSTEM
from network_portal.taxonomy.actions.reference_data import load_taxonomy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, scope="module")
def loaded(rows_of_module):
    load_taxonomy(by=SYSTEM)


def test_an_objective_says_whose_words_its_title_is(client):
    eighth = client.get("/api/v1/objectives/5/").json()
    assert eighth["marks"] == {"en": "official", "es": "unofficial", "fr": "verified", "pt-br": "iom"}
    assert set(eighth["title"]) == {"es", "en", "pt-br", "fr"}
    assert (eighth["areas"], eighth["round_tables"]) == ([4], [1])


def test_objectives_of_a_group(client):
    rows = client.get("/api/v1/objectives/?round_table=4").json()["results"]
    assert [row["number"] for row in rows] == [1, 3, 7, 17, 23]
    groups = client.get("/api/v1/objective-groups/?kind=fund_area").json()["results"]
    assert groups[0]["objectives"] == [1, 3, 17, 23]


def test_countries_have_their_schemes_and_cursors(client):
    first = client.get("/api/v1/countries/?status=member_state&page_size=20").json()
    second = client.get(first["next"]).json()
    assert len(first["results"]) + len(second["results"]) == 33
    assert second["next"] is None
    assert client.get("/api/v1/countries/BLZ/").json()["m49_subregion"] == "Central America"
