import pytest
from django.core.management import call_command

from network_portal.taxonomy.models import Country
from tests.factories import make_organisation

LIST = "/api/v1/organisations/"


@pytest.fixture
def loaded(db):
    call_command("load_organisations")
    make_organisation("hidden", is_listed=False)
    make_organisation(
        "in-honduras",
        kind="civil_society",
        country=Country.objects.create(iso3="HND", iso2="HN", status="member_state", name_en="Honduras"),
    )


def test_those_that_chose_to_be_seen(client, loaded):
    rows = client.get(LIST).json()["results"]
    assert len(rows) == 23
    assert rows[0]["acronym"] == {"es": "OIM", "en": "IOM", "pt-br": "OIM", "fr": "OIM"}
    assert set(rows[0]) == {
        "slug",
        "kind",
        "name",
        "acronym",
        "country",
        "sectors",
        "objectives",
        "languages",
        "networks",
        "about",
        "website",
        "is_network_member",
        "is_co_chair",
        "is_example",
        "marks",
    }
    assert client.get(f"{LIST}hidden/").status_code == 404


def test_filters(client, loaded):
    assert len(client.get(LIST, {"is_network_member": "false"}).json()["results"]) == 4
    assert len(client.get(LIST, {"kind": "red_cross"}).json()["results"]) == 1
    assert [row["country"] for row in client.get(LIST, {"country": "HND"}).json()["results"]] == ["HND"]
    assert client.get(LIST, {"source": "x"}).status_code == 400


def test_nothing_is_written_here(client, loaded):
    assert client.post(LIST, {}).status_code in (403, 405)
    assert client.delete(f"{LIST}iom/").status_code in (403, 405)
