import re

import pytest

from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.queries.profiles import SWITCHES
from tests.factories import make_organisation, make_staff, make_user, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/en/accounts/organisations/casa/"
CARD = "/en/directory/casa/"


@pytest.fixture
def casa():
    unseen = dict.fromkeys(SWITCHES, False)
    return make_organisation(
        "casa", kind="migrants", reach="regional", name_en="Casa", acronym_en="", about="We cook", **unseen
    )


@pytest.fixture
def client(casa):
    return signed_in(person(casa, "representative"), second_factor=False)


def person(body, role):
    return TeamMember.objects.create(organisation=body, user=make_user(), role=role).user


def preview(page):
    return re.search(r'<div class="preview-card">.*?</dl>', page, re.DOTALL).group()


@pytest.mark.parametrize("role", ["representative", "focal_point"])
def test_its_representative_and_focal_point_change_it(casa, role):
    client = signed_in(person(casa, role), second_factor=False)
    values = {"version": 1, "name_en": "Casa", "kind": "migrants", "reach": "regional", "about": "We sew"}
    assert client.post(f"{PAGE}profile/", values).url == f"{PAGE}seen/"
    assert Organisation.objects.get().about == "We sew"
    assert "UNDEFINED" not in client.get(f"{PAGE}profile/").content.decode()


def test_nobody_else_does_co_chairs_neither(casa):
    member = signed_in(person(casa, "member"), second_factor=False)
    assert {member.get(f"{PAGE}{way}/").status_code for way in ("profile", "seen")} == {403}
    for stranger in (make_staff("co_chair"), make_user()):
        answers = {signed_in(stranger).get(f"{PAGE}{way}/").status_code for way in ("profile", "seen")}
        assert answers == {404}
    casa.is_listed = True
    casa.save()
    assert signed_in(make_staff("co_chair")).post(f"{PAGE}seen/withdraw/").status_code == 403


def test_the_loser_of_a_race_reads_both_and_keeps_their_text(client):
    values = {"name_en": "Casa", "kind": "migrants", "reach": "regional"}
    client.post(f"{PAGE}profile/", values | {"version": 1, "about": "Theirs"})
    answer = client.post(f"{PAGE}profile/", values | {"version": 1, "about": "Mine"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Theirs" in page and "Mine" in page
    assert client.post(f"{PAGE}profile/", values | {"version": 2, "about": "Mine"}).status_code == 302


def test_a_preview_comes_before_anything_is_shown(client):
    chosen = {"version": 1, "is_listed": "on", "shows_about": "on"}
    page = client.post(f"{PAGE}seen/", chosen | {"act": "save", "looked": ""}).content.decode()
    assert "Preview: this is how everyone would see it" in page and "We cook" in preview(page)
    assert "Migrants&#x27; organisation" not in preview(page)
    assert not Organisation.objects.get().is_listed
    looked = re.search('name="looked" value="([^"]*)"', page).group(1)
    other = client.post(f"{PAGE}seen/", chosen | {"shows_kind": "on", "act": "save", "looked": looked})
    assert other.status_code == 200 and not Organisation.objects.get().is_listed
    assert client.post(f"{PAGE}seen/", chosen | {"act": "save", "looked": looked}).status_code == 302
    assert Organisation.objects.get().is_listed


def test_the_public_card_is_what_the_preview_showed(client, db):
    chosen = {"version": 1, "is_listed": "on", "shows_kind": "on", "shows_about": "on"}
    page = client.post(f"{PAGE}seen/", chosen | {"act": "look"}).content.decode()
    looked = re.search('name="looked" value="([^"]*)"', page).group(1)
    client.post(f"{PAGE}seen/", chosen | {"act": "save", "looked": looked})
    card = client.get(CARD).content.decode()
    facts = re.search(r"<h2>Who it is</h2>.*?</dl>", preview(page), re.DOTALL).group()
    assert re.sub(r"\s+", " ", facts) in re.sub(r"\s+", " ", card)
    assert "We cook" in card


def test_one_press_withdraws_everything(client, casa):
    Organisation.objects.update(is_listed=True, shows_kind=True)
    assert "Withdraw everything now" in client.get(f"{PAGE}seen/").content.decode()
    assert client.post(f"{PAGE}seen/withdraw/").url == f"{PAGE}seen/"
    assert not Organisation.objects.filter(is_listed=True).exists()
    page = client.get(f"{PAGE}seen/").content.decode()
    assert "for everyone this organisation does not exist here" in page
