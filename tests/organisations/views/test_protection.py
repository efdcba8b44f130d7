import pytest
from django.test import Client

from network_portal.accounts.models import RoleGrant
from network_portal.common import actors
from network_portal.organisations.actions.protection import protect_organisation
from network_portal.organisations.models import Organisation, TeamMember
from tests.factories import actor_with, make_organisation, make_staff, make_user, signed_in

pytestmark = pytest.mark.django_db
NAME = "Casa Colibrí Dorado"
NAMES = "/en/manage/protected/"


@pytest.fixture
def body() -> Organisation:
    return make_organisation("colibri-dorado", kind="civil_society", name_en=NAME, name_es=NAME, is_listed=False)


def member(body: Organisation, role: str) -> Client:
    person = make_user()
    TeamMember.objects.create(organisation=body, user=person, role=role)
    return signed_in(person)


def contact(**fields) -> Client:
    person = make_staff(actors.CO_CHAIR)
    RoleGrant.objects.create(user=person, role=actors.PROTECTION_CONTACT)
    return signed_in(person, **fields)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    return answer.content.decode()


def protect(body: Organisation) -> None:
    protect_organisation(by=actor_with(), organisation=body, alias="Luna Azul")


def test_the_representative_reads_what_happens_and_protects(body):
    client = member(body, actors.REPRESENTATIVE)
    assert "Before you decide" in page(client, "/en/accounts/organisations/colibri-dorado/protection/")
    answer = client.post("/en/accounts/organisations/colibri-dorado/protection/", {"alias": "Luna Azul"})
    body.refresh_from_db()
    assert answer.headers["Location"] == f"/en/accounts/organisations/{body.slug}/protection/"
    for place in ("", "protection/"):
        said = page(client, f"/en/accounts/organisations/{body.slug}/{place}")
        assert NAME in said and "Luna Azul" in said
        assert NAME not in said[: said.index("<main")] and "Luna Azul" not in said[: said.index("</title>")]


def test_an_alias_that_gives_away_is_refused_with_its_sentence(body):
    client = member(body, actors.REPRESENTATIVE)
    answer = client.post("/en/accounts/organisations/colibri-dorado/protection/", {"alias": "Colibrí"})
    assert "This alias cannot be used." in answer.content.decode()


def test_the_name_comes_back_and_quiet_mails_are_chosen(body):
    client = member(body, actors.REPRESENTATIVE)
    protect(body)
    client.post(f"/en/accounts/organisations/{body.slug}/quiet/", {})
    body.refresh_from_db()
    assert not body.is_quiet
    client.post(f"/en/accounts/organisations/{body.slug}/protection/end/")
    body.refresh_from_db()
    assert body.name == NAME


@pytest.mark.parametrize("role", [actors.MEMBER, actors.FOCAL_POINT])
def test_others_of_its_team_find_the_alias_alone(body, role):
    protect(body)
    client = member(body, role)
    assert NAME not in page(client, f"/en/accounts/organisations/{body.slug}/")
    assert client.get(f"/en/accounts/organisations/{body.slug}/protection/").status_code == 404


def test_the_old_address_leads_nowhere(body):
    client = member(body, actors.REPRESENTATIVE)
    protect(body)
    assert client.get("/en/accounts/organisations/colibri-dorado/").status_code == 404


def test_a_contact_reads_the_names(body):
    protect(body)
    said = page(contact(), NAMES)
    assert NAME in said and "Luna Azul" in said
    assert NAMES in page(contact(), "/en/manage/")


def test_a_contact_whose_second_factor_was_not_given_just_now_is_asked_for_it(body):
    answer = contact(second_factor=False).get(NAMES)
    assert answer.headers["Location"].startswith("/en/accounts/second-factor/")


@pytest.mark.parametrize("roles", [[actors.CO_CHAIR], [actors.ADMINISTRATOR], [actors.PROTECTION_CONTACT], []])
def test_for_everybody_else_there_is_no_such_page(roles):
    person = make_user()
    RoleGrant.objects.bulk_create(RoleGrant(user=person, role=role) for role in roles)
    assert signed_in(person).get(NAMES).status_code == 404
