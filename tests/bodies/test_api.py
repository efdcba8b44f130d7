import pytest

from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock
from network_portal.organisations.models import ProtectedName
from tests.factories import make_objective, make_organisation, make_seat, make_table, make_user

pytestmark = pytest.mark.django_db
LIST = "/api/v1/bodies/"
FIELDS = {
    *("slug", "kind", "number", "parent", "name", "marks", "objectives", "prioritised_objectives"),
    *("offices", "organisations_listed", "organisations_not_listed", "source", "is_example"),
}


@pytest.fixture
def table():
    table = make_table(4, name_es="Datos", marks={"en": "verified", "pt_br": "unofficial"})
    table.objectives.set([first := make_objective(17), make_objective(1)])
    table.prioritised.add(first)
    Body.objects.create(slug="first", kind="sub_table", number=1, parent=table, name_en="First")
    return table


def test_a_body_tells_what_it_is_for(client, table):
    row = client.get(f"{LIST}{table.slug}/").json()
    assert set(row) == FIELDS
    assert row["name"] == {"es": "Datos", "en": "Table of 4"}
    assert row["marks"] == {"en": "verified", "pt-br": "unofficial"}
    assert (row["objectives"], row["number"], row["parent"]) == ([1, 17], 4, None)
    assert client.get(f"{LIST}first/").json()["parent"] == table.slug


def test_nobody_who_sits_there_is_named(client, table):
    seen = make_seat(table, make_organisation("seen", kind="civil_society")).organisation
    make_seat(table, make_organisation("unseen", kind="civil_society", is_listed=False))
    person, today = make_user(name="Ana Private"), clock.today()
    Mandate.objects.create(
        body=table,
        office="secretary",
        person=person,
        organisation=seen,
        starts_on=today,
        ends_on=today.replace(year=today.year + 2, day=1),
    )
    text = client.get(LIST).content.decode().lower()
    assert "unseen" not in text and "seen" not in text.replace("unseen", "") and "ana private" not in text
    row = client.get(f"{LIST}{table.slug}/").json()
    assert row["offices"]["secretary"] == {"places": 1, "filled": 1}
    assert row["offices"]["principal_delegate"] == {"places": 2, "filled": 0}
    assert (row["organisations_listed"], row["organisations_not_listed"]) == (1, {})


def test_filters(client, table):
    assert [row["slug"] for row in client.get(LIST, {"kind": "sub_table"}).json()["results"]] == ["first"]
    assert [row["slug"] for row in client.get(LIST, {"objective": "17"}).json()["results"]] == [table.slug]
    assert client.get(LIST, {"slug": "x"}).status_code == 400


def test_many_bodies_cost_no_more_queries_than_one(client, table, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get(LIST, headers={"authorization": "not kept"})
    for number in (1, 2, 3):
        make_seat(make_table(number))
    with django_assert_num_queries(6):
        client.get(LIST, headers={"authorization": "not kept"})


def test_organisations_are_found_by_the_table_in_which_they_chose_to_be_seen(client, table):
    organisations = "/api/v1/organisations/"
    make_seat(table, make_organisation("seen", kind="civil_society"))
    make_seat(table, make_organisation("seen-elsewhere", kind="civil_society", shows_tables=False))
    make_seat(table, make_organisation("unseen", kind="civil_society", is_listed=False))
    hidden = make_seat(table, make_organisation("alias", kind="civil_society")).organisation
    ProtectedName.objects.create(organisation=hidden, name="EXAMPLE")
    make_seat(Body.objects.get(slug="first"), make_organisation("of-sub-table-1", kind="civil_society"))
    found = lambda **asked: [row["slug"] for row in client.get(organisations, asked).json()["results"]]  # noqa: E731
    assert found(table=4) == found(table=4, kind="civil_society") == ["seen"]
    assert found(table=1) == found(table=4, kind="media") == []
    for refused in ({"table": "x"}, {"table": "-1"}, {"sub_table": "1"}, {"tables": "4"}):
        assert client.get(organisations, refused).status_code == 400, refused
