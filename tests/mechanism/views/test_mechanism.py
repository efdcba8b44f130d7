from datetime import timedelta

import pytest

from network_portal.bodies.actions.seats import seat_organisation
from network_portal.bodies.models import Body, Meeting
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from tests.factories import make_organisation, make_user, signed_in

pytestmark = pytest.mark.usefixtures("tables")
PAGE = "/en/mechanism/"
LANGUAGES = {
    "es": "Mesa de Trabajo 2",
    "en": "Working Table 2",
    "pt-br": "Mesa de Trabalho 2",
    "fr": "Table de travail 2",
}


UNKEPT = {"authorization": "not kept"}  # by the cache of pages, which follows what is committed


def seated(number=2, count=1, **values):
    table = Body.objects.get(slug=f"working-table-{number}")
    for _number in range(count):
        body = make_organisation(**{"kind": "civil_society", **values})
        seat_organisation(by=SYSTEM, body=table, organisation=body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_is_in_each_language_with_its_four_tables(client, language):
    page = client.get(f"/{language}/mechanism/").content.decode()
    assert LANGUAGES[language] in page
    for number in (1, 2, 3, 4):
        assert f'href="/{language}/mechanism/tables/{number}/"' in page
    assert f'href="/{language}/mechanism/liaison-table/"' in page and f"/{language}/pages/take-part/" in page
    assert page.count('class="chip"') == 23
    assert "2022" in page


def test_whose_voice_speaks(client):
    page = client.get(PAGE).content.decode()
    assert 'class="voice-mechanism"' in page
    assert "not necessarily the view of the United Nations" in page
    assert "Content authored by the Regional Network" not in page
    network = client.get("/en/objectives/").content.decode()
    assert "voice-network" in network and "Content authored by the Regional Network" in network
    member = signed_in(make_user()).get("/en/mechanism/tables/2/").content.decode()
    assert "By Working Table 2; not necessarily the view of the United Nations." in member


def test_how_many_sit_in_each_and_an_honest_word_where_nobody_does(client):
    assert (
        client.get(PAGE, headers=UNKEPT).content.decode().count("No organisation that chose to be seen sits here yet")
        == 4
    )
    seated(2, 2)
    page = client.get(PAGE, headers=UNKEPT).content.decode()
    assert "2 organisations that chose to be seen." in page
    assert page.count("No organisation that chose to be seen sits here yet") == 3


@pytest.mark.parametrize("path", ["", "tables/2/"])
def test_nine_that_nobody_may_know_of_read_as_none(client, path):
    before = client.get(PAGE + path, headers=UNKEPT).content
    seated(2, 9, is_listed=False)
    assert client.get(PAGE + path, headers=UNKEPT).content == before
    seated(2, 1, is_listed=False)
    told = client.get(PAGE + path, headers=UNKEPT).content.decode()
    assert "Others, which did not choose to be seen: of no single country at least 10." in told


def test_no_door_that_leads_nowhere(client):
    page = client.get(PAGE).content.decode()
    for ahead in ("mechanism/elections", "mechanism/recommendations"):
        assert ahead not in page
    for built in ("/en/mechanism/join/", "/en/mechanism/organisations/"):
        assert f'href="{built}"' in page
    assert "Join the Mechanism" in page


def test_it_costs_as_many_queries_with_many_seats(client, django_assert_max_num_queries):
    for number in (1, 2, 3, 4):
        seated(number, 3)
    with django_assert_max_num_queries(12):
        client.get(PAGE)


def test_examples_are_marked(client):
    assert "Invented data" not in client.get(PAGE, headers=UNKEPT).content.decode()
    seated(1, is_example=True)
    assert "Invented data" in client.get(PAGE, headers=UNKEPT).content.decode()


def test_the_next_meetings_of_all_tables_stand_there(client):
    for slug, days in (("liaison-table", 20), ("working-table-3", 9), ("working-table-1", -3)):
        day = clock.now() + timedelta(days=days)
        body = Body.objects.get(slug=slug)
        Meeting.objects.create(body=body, starts_at=day, zone="America/Panama", language="es")
    page = client.get("/en/mechanism/", headers=UNKEPT).content.decode()
    assert page.index("Working Table 3: Ordinary meeting") < page.index("Liaison Table: Ordinary meeting")
    assert "Working Table 1: Ordinary meeting" not in page and "No meeting is entered yet" not in page
