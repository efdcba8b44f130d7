"""Rows P02 to P04 of the permission matrix: who is seen, and by whom one that did not choose it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.common import actors
from network_portal.organisations.models import TeamMember
from tests.factories import (
    make_activity,
    make_organisation,
    make_plan,
    make_pledge,
    make_practice,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unseen():
    return make_organisation("unseen", name_en="Quiet Shelter", acronym_en="", is_listed=False)


def without_address(page: bytes) -> str:
    """The header repeats the address in the links to other languages."""
    return re.sub(r'value="[^"]{40,}"', "", page.decode().replace("unseen", "*").replace("nothing", "*"))


def test_a_card_joins_what_the_organisation_does_in_public(client, django_assert_max_num_queries):
    body = make_organisation("iom", name_en="International Organization for Migration", name_es="Organización")
    make_activity(make_priority(make_plan()), leads=(body,))
    make_pledge(organisation=body, title="EXAMPLE own pledge")
    make_pledge(title="EXAMPLE shared pledge").partners.add(body)
    make_practice(title="EXAMPLE practice").implementers.add(body)
    with django_assert_max_num_queries(20):
        page = client.get("/en/directory/iom/").content.decode()
    assert "EXAMPLE own pledge" in page and "EXAMPLE shared pledge" in page and "EXAMPLE practice" in page
    assert 'href="/en/work-plan/2026-2027/?organisation=iom#list">1 activity' in page
    assert 'href="/en/pledges/?organisation=iom#list">2 pledges' in page
    assert "2 pledges" in client.get("/en/pledges/?organisation=iom").content.decode()


def test_the_list_leads_to_the_cards(client):
    make_organisation("iom")
    page = client.get("/en/directory/").content.decode()
    assert 'href="/en/directory/iom/"' in page and "1 organisation<" in page
    assert "No organisation fits" in client.get("/en/directory/?text=xyz").content.decode()


def test_what_an_address_asks_in_vain_is_said(client):
    page = client.get("/en/directory/?kind=nonsense").content.decode()
    assert "There is no “nonsense” to filter by" in page


def test_nobody_learns_that_it_exists(client, unseen):
    make_organisation("seen")
    assert "Quiet Shelter" not in client.get("/en/directory/").content.decode()
    assert "Quiet Shelter" not in client.get("/en/directory/?text=quiet").content.decode()
    assert "directory/unseen/" not in client.get("/sitemap.xml").content.decode()
    assert "directory/seen/" in client.get("/sitemap.xml").content.decode()
    assert "Quiet Shelter" not in client.get("/api/v1/organisations/").content.decode()


@pytest.mark.parametrize("role", ["ANON", "PERS", "AGY", "EDI", "COM"])
def test_it_answers_like_what_does_not_exist(client, unseen, role):
    if role != "ANON":
        person = make_staff({"EDI": actors.EDITOR, "COM": actors.COMMITTEE}[role]) if role in "EDI COM" else make_user()
        if role == "AGY":
            TeamMember.objects.create(organisation=unseen, user=person, role=actors.FOCAL_POINT)
        client = signed_in(person)
    answers = [client.get(f"/en/directory/{slug}/") for slug in ("nothing", "unseen", "nothing")]
    assert {answer.status_code for answer in answers} == {404}
    assert without_address(answers[1].content) == without_address(answers[2].content)
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1


def test_the_same_questions_are_asked_whether_it_exists_or_not(client, unseen, django_assert_num_queries):
    for slug in ("nothing", "unseen"):
        with django_assert_num_queries(2):  # the version of the content, the listed one
            client.get(f"/en/directory/{slug}/")
    stranger = signed_in(make_user())
    stranger.get("/en/")
    counted = []
    for slug in ("nothing", "unseen"):
        with CaptureQueriesContext(connection) as questions:
            stranger.get(f"/en/directory/{slug}/")
        counted.append(len(questions))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("role", ["COC", "ADM", "MEM", "REP"])
def test_who_may_know_of_it_reads_it_marked(unseen, role):
    if role in ("COC", "ADM"):
        person = make_staff(actors.CO_CHAIR if role == "COC" else actors.ADMINISTRATOR)
    else:
        person = make_user()
        team_role = actors.MEMBER if role == "MEM" else actors.REPRESENTATIVE
        TeamMember.objects.create(organisation=unseen, user=person, role=team_role)
    page = signed_in(person).get("/en/directory/unseen/")
    assert page.status_code == 200
    assert "Not public" in page.content.decode() and "Quiet Shelter" in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"


def test_an_administrator_gives_the_second_factor_again_first(unseen, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    answer = signed_in(make_staff(actors.ADMINISTRATOR), second_factor=False).get("/en/directory/unseen/")
    assert answer.status_code == 302 and "second-factor" in answer.headers["Location"]


def test_the_list_names_it_to_a_co_chair_and_to_its_own_apart_from_the_public_ones(unseen):
    member = make_user()
    TeamMember.objects.create(organisation=unseen, user=member, role=actors.MEMBER)
    for reader in (make_staff(actors.CO_CHAIR), member):
        page = signed_in(reader).get("/en/directory/").content.decode()
        assert page.index("Not public: only some may see these") < page.rindex("Quiet Shelter")
    page = signed_in(make_staff(actors.EDITOR)).get("/en/directory/").content.decode()
    assert "Quiet Shelter" not in page and "Not public" not in page
