import re

import pytest
from django.core.management import call_command

from network_portal.common import actors
from network_portal.taxonomy.models import Country, CountryFact
from tests.factories import (
    make_organisation,
    make_pledge,
    make_practice,
    make_publication,
    make_staff,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.usefixtures("compact")


@pytest.fixture
def honduras():
    return Country.objects.get(iso2="HN")


@pytest.fixture
def served(honduras):
    make_pledge().countries.add(honduras)
    make_pledge().countries.add(honduras)
    make_pledge()
    make_practice().countries.add(honduras)


def tile(page: str, code: str) -> str:
    found = re.search(rf'<a class="tile shade-(\d)"[^>]*aria-label="([^"]*)">{code} <small>(\d+)</small>', page)
    assert found
    return " | ".join(found.groups())


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "4 | Honduras: 2 pledges | 2"),
        ("?show=pledges", "4 | Honduras: 2 pledges | 2"),
        ("?show=practices", "4 | Honduras: 1 practice | 1"),
        ("?show=nonsense", "4 | Honduras: 2 pledges | 2"),
        ("?show=together", "4 | Honduras: 2 pledges | 2"),
    ],
)
def test_the_reader_chooses_what_the_tiles_count(client, served, query, told):
    assert tile(client.get(f"/en/countries/{query}").content.decode(), "HN") == told


@pytest.mark.parametrize(("query", "kind"), [("", "pledges"), ("?show=practices", "practices")])
def test_a_figure_is_said_to_be_no_measure_of_a_country(client, served, query, kind):
    page = client.get(f"/en/countries/{query}").content.decode()
    assert f"A number of {kind} is no measure of what a country does." in page


def test_the_list_can_hold_only_what_is_named_and_says_how_many(client, served):
    def names(query):
        page = client.get(f"/en/countries/{query}").content.decode()
        return page, re.findall(r'<th scope="row"><a href="/en/countries/([A-Z]{2})/"', page)

    make_practice().countries.add(Country.objects.get(iso2="BR"))
    page, shown = names("?only=named")
    assert shown == ["HN"] and "1 country named by a pledge" in page
    assert names("?show=practices&only=named")[1] == ["BR", "HN"]
    page, shown = names("?only=named&subregion=caribbean")
    assert shown == [] and "0 countries named by a pledge" in page and "?subregion=caribbean#list" in page
    assert len(names("?only=nonsense")[1]) == 47


def test_the_figures_lead_to_lists_of_that_length(client, served, django_assert_max_num_queries):
    with django_assert_max_num_queries(21):  # those of the sets of both registries among them, not kept yet
        page = client.get("/en/countries/").content.decode()
    pledges, practices = "/en/pledges/?country=HN#list", "/en/practices/?country=HN#list"
    assert f'<a href="{pledges}">2</a>' in page and f'<a href="{practices}">1</a>' in page
    assert "2 pledges<" in client.get(pledges).content.decode()
    assert "1 practice<" in client.get(practices).content.decode()


def test_every_country_stands_in_the_table_by_name_associate_members_too(client):
    page = client.get("/en/countries/").content.decode()
    names = re.findall(r'<th scope="row"><a href="/en/countries/[A-Z]{2}/">([^<]*)</a>', page)
    assert len(names) == 47 and names == sorted(names)
    assert page.count("ECLAC associate member</small>") == 14
    assert client.get("/en/countries/AW/").status_code == 200


def test_one_subregion_of_the_scheme_that_the_settings_choose(client, settings):
    page = client.get("/en/countries/?subregion=central-america").content.decode()
    assert "/en/countries/HN/" in page and "/en/countries/BR/" not in page
    assert client.get("/en/countries/?subregion=nonsense").content.decode().count("/en/countries/BR/")
    settings.SUBREGION_SCHEME = "stakeholders"
    page = client.get("/en/countries/?subregion=mexico-and-central-america").content.decode()
    assert "/en/countries/MX/" in page and "/en/countries/JM/" not in page


def test_a_file_says_what_is_not_known(client):
    page = client.get("/en/countries/HN/").content.decode()
    assert page.count("Not known yet.") == 3
    assert "Took part as a champion country in the meeting of Accra." in page


def test_a_file_tells_its_facts_with_their_source(client):
    call_command("load_taxonomy")
    page = client.get("/es/countries/SV/").content.decode()
    assert 'lang="en">El Salvador GCM National Implementation Plan (2024-2028)</a> · 2024–2028' in page
    assert "migrationnetwork.un.org/practice/el-salvador" in page
    [row] = client.get("/api/v1/countries/SLV/").json()["facts"]
    assert (row["kind"], row["year_to"], row["contact"]) == ("implementation_plan", 2028, "")


def test_a_file_shows_the_publications_that_name_the_country(client, honduras):
    make_publication(title="EXAMPLE guidance").countries.add(honduras)
    page = client.get("/en/countries/HN/").content.decode()
    assert '<a href="/en/publications/?country=HN#list">1 publication</a>' in page and "EXAMPLE guidance" in page
    assert "EXAMPLE guidance" not in client.get("/en/countries/BR/").content.decode()


def test_only_who_chose_to_be_seen_stands_in_a_file(client, honduras):
    make_organisation("seen", name_en="Seen Shelter", country=honduras)
    make_organisation("unseen", name_en="Quiet Shelter", country=honduras, is_listed=False)
    page = client.get("/en/countries/HN/").content.decode()
    assert '<a href="/en/directory/seen/">Seen Shelter</a>' in page and "Quiet Shelter" not in page


def test_invented_data_is_marked(client, honduras):
    make_pledge(is_example=True).countries.add(honduras)
    assert 'class="example"' in client.get("/en/countries/HN/").content.decode()
    assert 'class="example"' in client.get("/en/countries/").content.decode()
    assert 'class="example"' not in client.get("/en/countries/BR/").content.decode()


POSTED = {
    "kind": "national_network",
    "title": "EXAMPLE network",
    "language": "en",
    "year_from": "",
    "year_to": "",
    "contact": "office@example.org",
    "url": "",
    "source": "EXAMPLE minutes",
    "version": "0",
}


def test_an_editor_adds_a_fact_changes_it_and_takes_it_off(honduras):
    client = signed_in(make_user())
    editor = signed_in(make_staff(actors.EDITOR))
    assert "/en/countries/HN/facts/new/" in editor.get("/en/countries/HN/").content.decode()
    assert editor.post("/en/countries/HN/facts/new/", POSTED).status_code == 302
    page = client.get("/en/countries/HN/").content.decode()
    assert "EXAMPLE network" in page and 'href="mailto:office@example.org"' in page and "/facts/" not in page
    there = f"/en/countries/HN/facts/{CountryFact.objects.get().pk}/"
    assert editor.post(there, POSTED | {"version": "1", "title": "EXAMPLE renamed"}).status_code == 302
    assert "EXAMPLE renamed" in client.get("/en/countries/HN/").content.decode()
    assert editor.post(f"{there}withdraw/", {"version": "2"}).status_code == 302
    assert "EXAMPLE renamed" not in client.get("/en/countries/HN/").content.decode()
    assert editor.get(there).status_code == 404


def test_who_comes_second_keeps_their_words(honduras):
    editor = signed_in(make_staff(actors.EDITOR))
    editor.post("/en/countries/HN/facts/new/", POSTED)
    there = f"/en/countries/HN/facts/{CountryFact.objects.get().pk}/"
    editor.post(there, POSTED | {"version": "1", "title": "EXAMPLE theirs"})
    answer = editor.post(there, POSTED | {"version": "1", "title": "EXAMPLE mine"})
    assert answer.status_code == 409
    assert "EXAMPLE theirs" in answer.content.decode() and 'value="EXAMPLE mine"' in answer.content.decode()


def test_what_is_missing_is_said_beside_its_field(honduras):
    editor = signed_in(make_staff(actors.EDITOR))
    answer = editor.post("/en/countries/HN/facts/new/", POSTED | {"source": "", "kind": "voluntary_review"})
    page = answer.content.decode()
    assert answer.status_code == 200 and 'value="EXAMPLE network"' in page and 'aria-invalid="true"' in page
    assert not CountryFact.objects.exists()


def test_others_do_not_edit(client, honduras):
    assert client.get("/en/countries/HN/facts/new/").status_code == 302
    assert signed_in(make_user()).get("/en/countries/HN/facts/new/").status_code == 403
