from datetime import timedelta

import pytest

from network_portal.bodies.actions.seats import seat_organisation
from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from tests.factories import make_organisation, make_user

pytestmark = pytest.mark.usefixtures("tables")
TABLE, LIAISON = "/en/mechanism/tables/2/", "/en/mechanism/liaison-table/"
PATHS = ("", "tables/1/", "tables/2/", "tables/3/", "tables/4/", "liaison-table/", "technical-table/")


def table_of(number):
    return Body.objects.get(slug=f"working-table-{number}")


@pytest.mark.parametrize("path", PATHS)
def test_the_second_reader_costs_nothing_but_the_content_version(client, path, django_assert_num_queries):
    for language in ("es", "en", "pt-br", "fr"):
        first = client.get(f"/{language}/mechanism/{path}")
        assert first.headers["Content-Language"] == language
        with django_assert_num_queries(1):
            second = client.get(f"/{language}/mechanism/{path}", headers={"accept-encoding": "br"})
        assert second.headers["Cache-Control"] == "public, max-age=30"
        assert len(second.content) < 20_000


def test_a_table_says_its_remit_and_what_it_takes_up_first(client):
    page = client.get(TABLE).content.decode()
    assert "By Working Table 2; not necessarily the view of the United Nations." in page
    assert "works on 7 of the 23 objectives" in page
    first, _heading, rest = page.partition("The others in its remit")
    for number in (4, 8, 13):
        assert f'href="/en/objectives/{number}/"' in first
    for number in (9, 10, 11, 21):
        assert f'href="/en/objectives/{number}/"' in rest
    assert "Taken up first" not in client.get("/en/mechanism/tables/1/").content.decode()


def test_where_a_document_errs_the_number_stands_and_a_note_says_so(client):
    page = client.get("/en/mechanism/tables/3/").content.decode()
    assert "says ‘social protection’ beside objective 20" in page
    assert 'href="/en/objectives/20/"' in page.partition("The others in its remit")[0]
    assert "Where documents differ" not in client.get("/en/mechanism/tables/4/").content.decode()


def test_table_four_names_its_sub_tables(client):
    page = client.get("/en/mechanism/tables/4/").content.decode()
    assert 'id="sub-tables"' in page
    for name in ("Data reliability", "Public policy advocacy", "International cooperation"):
        assert f"<li>{name}</li>" in page
    assert 'id="sub-tables"' not in client.get(TABLE).content.decode()


def test_there_is_no_fifth_table(client):
    assert client.get("/en/mechanism/tables/5/").status_code == 404
    assert client.get("/en/mechanism/tables/0/").status_code == 404


def test_who_chose_to_be_seen_is_named_with_a_way_to_its_card_and_nobody_else(client):
    for slug, seen in (("zebra", True), ("ántes", True), ("hidden", False)):
        name = {"slug": slug.replace("á", "a"), "name_en": f"{slug.title()} Group", "acronym_en": ""}
        body = make_organisation(kind="civil_society", is_listed=seen, **name)
        seat_organisation(by=SYSTEM, body=table_of(2), organisation=body)
    page = client.get(TABLE).content.decode()
    assert "2 organisations that chose to be seen" in page and "Hidden" not in page
    assert page.index('<a href="/en/directory/antes/"') < page.index('<a href="/en/directory/zebra/"')
    assert "Zebra" not in client.get("/en/mechanism/tables/3/").content.decode()


def test_a_long_list_ends_with_a_way_to_the_directory(client, django_assert_max_num_queries):
    for number in range(53):
        body = make_organisation(f"body-{number:02}", kind="civil_society")
        seat_organisation(by=SYSTEM, body=table_of(2), organisation=body)
    with django_assert_max_num_queries(22):
        page = client.get(TABLE).content.decode()
    assert page.count('<a href="/en/directory/body-') == 50
    assert 'And 3 more, in the <a href="/en/directory/">directory</a>.' in page


def test_the_liaison_table_says_which_of_its_ten_seats_are_filled_and_not_by_whom(client):
    page = client.get(LIAISON).content.decode()
    assert page.count("0 of 2 seats") == 5 and "No mandate is entered here yet" in page
    person, today = make_user(name="Ana Private"), clock.today()
    term = {"starts_on": today, "ends_on": today + timedelta(days=365), "organisation": make_organisation("body")}
    Mandate.objects.create(body=table_of(2), office="principal_delegate", person=person, **term)
    Mandate.objects.create(body=table_of(3), office="alternate_delegate", person=person, **term)
    page = client.get(LIAISON, headers={"authorization": "not kept"}).content.decode()
    assert (page.count("0 of 2 seats"), page.count("1 of 2 seats")) == (4, 1)
    assert "No mandate is entered here yet" not in page and "Ana" not in page and "Body" not in page


def test_agencies_that_sit_in_the_liaison_table_are_counted_and_named(client):
    liaison = Body.objects.get(slug="liaison-table")
    seat_organisation(by=SYSTEM, body=liaison, organisation=make_organisation("agency", kind="un_agency"))
    page = client.get(LIAISON).content.decode()
    assert "1 of 2 seats" in page and '<a href="/en/directory/agency/"' in page


def test_without_the_tables_a_page_says_so_or_is_not_there(client):
    Body.objects.filter(kind="sub_table").delete()
    Body.objects.all().delete()
    page = client.get("/en/mechanism/").content.decode()
    assert "The tables are not loaded yet" in page
    assert "/mechanism/tables/" not in page and "/mechanism/liaison-table/" not in page
    assert "mechanism/liaison-table/" not in client.get("/sitemap.xml").content.decode()
    assert client.get(LIAISON).status_code == client.get(TABLE).status_code == 404


@pytest.mark.parametrize("number, words", [(1, "fact sheet"), (2, "4, 8 and 13"), (3, "manual"), (4, "sub-tables")])
def test_milestones_stand_with_the_month_of_their_source(client, number, words):
    page = client.get(f"/en/mechanism/tables/{number}/").content.decode()
    assert words in page.split("Milestones</h2>")[1]
    assert page.split("Milestones</h2>")[1].count("by June 2023") >= 3


def test_the_front_page_tells_the_milestones_newest_first(client):
    page = client.get("/en/mechanism/").content.decode().split("Milestones</h2>")[1]
    assert page.index("8 August 2023") < page.index("by June 2023") < page.index("11 February 2022")
