import pytest
from django.test import Client

from mechanism.actions.founding import load_mechanism
from network_portal.common.actors import SYSTEM
from network_portal.organisations.models import TeamMember
from tests.factories import make_focal_point, make_organisation, make_user, signed_in

ACT_FOR = "/en/accounts/act-for/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(db):
    return make_organisation("iom"), make_organisation("eclac")


def test_one_acts_for_the_organisation_chosen_last(two):
    iom, eclac = two
    user = make_focal_point(iom)
    TeamMember.objects.create(organisation=eclac, user=user, role="member")
    client = signed_in(user, second_factor=False)
    assert "For IOM" in client.get("/en/accounts/").content.decode()
    answer = client.post(ACT_FOR, {"organisation": eclac.pk, "next": "/en/work-plan/"})
    assert answer.url == "/en/work-plan/"
    assert "For ECLAC" in client.get("/en/accounts/").content.decode()


def test_never_for_an_organisation_of_others(two):
    iom, eclac = two
    client = signed_in(make_focal_point(iom))
    assert client.post(ACT_FOR, {"organisation": eclac.pk}).status_code == 403
    assert client.post(ACT_FOR, {"organisation": "nonsense"}).status_code == 403
    assert "For IOM" in client.get("/en/accounts/").content.decode()


def test_only_back_to_here(two):
    iom, _eclac = two
    client = signed_in(make_focal_point(iom))
    answer = client.post(ACT_FOR, {"organisation": iom.pk, "next": "https://evil.example/"})
    assert answer.url == "/en/accounts/"
    assert client.get(ACT_FOR).status_code == 405


def test_a_person_without_a_team_acts_for_nobody(db):
    assert signed_in(make_user()).post(ACT_FOR, {"organisation": 1}).status_code == 403


# --- Titles for who wishes that they name nobody ---------------------------------------------------
def title_of(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page[page.index("<title>") + 7 : page.index("</title>")]


@pytest.mark.parametrize("address", ["/en/mechanism/", "/en/mechanism/tables/1/", "/en/accounts/organisations/mine/"])
@pytest.mark.parametrize("whose", ["person", "organisation"])
def test_titles_of_pages_name_neither_organisation_nor_table_nor_mechanism(address, whose):
    load_mechanism(by=SYSTEM)
    person = make_user(is_quiet=whose == "person")
    body = make_organisation("mine", is_quiet=whose == "organisation")
    TeamMember.objects.create(organisation=body, user=person, role="member")
    assert title_of(signed_in(person), address) in ("My account", "A page to read")


def test_titles_of_others_say_all():
    assert title_of(Client(), "/en/mechanism/").startswith("The Mechanism")
