import pytest

from network_portal.taxonomy.models import Country
from pledges.queries.figures import counted_list
from pledges.queries.filters import PledgeFilters
from tests.factories import make_objective, make_organisation, make_pledge

pytestmark = pytest.mark.django_db
PLEDGES = "/api/v1/pledges/"


def references(response):
    assert response.status_code == 200, response.content
    return [row["reference"] for row in response.json()["results"]]


def test_filters_are_those_of_the_page(client):
    body = make_organisation("academy", kind="academia")
    pledge = make_pledge(organisation=body, year=2023, number=7, stage="", title="Visado", kind="common", form="policy")
    pledge.objectives.add(make_objective(8))
    pledge.countries.add(
        Country.objects.create(iso3="HND", iso2="HN", status="member_state", m49_subregion="Central America")
    )
    other = make_pledge(year=2024, number=1, stage="planning")
    for query in ("objective=unknown", "country=unknown", "stage=planning"):
        assert references(client.get(f"{PLEDGES}?{query}")) == [other.reference], query
    for query in (
        "text=visa",
        "objective=8",
        "country=HND",
        "subregion=central-america",
        "actor=academia",
        "organisation=academy",
        "kind=common",
        "stage=unknown",
        "year=2023",
    ):
        assert references(client.get(f"{PLEDGES}?{query}")) == ["PL-2023-007"], query
    pledge.objectives.add(make_objective(9))
    assert references(client.get(f"{PLEDGES}?objective=8&also=9")) == ["PL-2023-007"]
    assert references(client.get(f"{PLEDGES}?objective=8&also=8")) == ["PL-2023-007"]
    assert client.get(f"{PLEDGES}?objective=8&also=10").status_code == 400  # not an objective that is known
    one = client.get(f"{PLEDGES}PL-2023-007/").json()
    assert (one["organisation"], one["objectives"], one["countries"]) == ("academy", [8, 9], ["HND"])
    assert one["stage_on"] is None


def test_who_is_not_listed_is_not_found_by_what_they_are(client):
    named = make_pledge(organisation=make_organisation("academy", kind="academia"))
    make_pledge(organisation=make_organisation("hidden", kind="academia", is_listed=False))
    state = make_pledge(organisation=make_organisation("state", kind="government", is_listed=False))
    for kind, pledge in (("academia", named), ("government", state)):
        assert references(client.get(f"{PLEDGES}?actor={kind}")) == [pledge.reference]
        assert "1 pledge<" in client.get(f"/en/pledges/?actor={kind}").content.decode()
        assert counted_list(PledgeFilters(actor=kind)).figures.total == 1


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "stage=lost",
        "objective=x",
        "objective=-1",
        "country=HN",
        "organisation=x",
        "updates=none",
        "page_size=201",
        "year=0",
        "year=1999",
        "objective=99",
        "area=9",
    ],
)
def test_what_is_not_understood_is_refused_by_name(client, query):
    response = client.get(f"{PLEDGES}?{query}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["attr"] == query.split("=")[0]


@pytest.mark.parametrize(
    "query",
    ["objective=abc", "objective=99", "organisation=x", "year=0", "year=1999", "nonsense=1", "updates=none", "also=x"],
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_file_answers_what_it_does_not_understand(client, form, query):
    make_pledge(year=2023)
    answer = client.get(f"/en/pledges/export.{form}?{query}")
    assert answer.status_code == 400
    assert "No file was made" in answer.content.decode()
    assert client.get(f"/en/pledges/export.{form}?year=2023").status_code == 200


def test_pages_follow_a_cursor(client):
    made = [make_pledge().reference for _number in range(5)]
    seen, address = [], f"{PLEDGES}?page_size=2"
    while address:
        response = client.get(address)
        seen += references(response)
        address = response.json()["next"]
    assert seen == made
