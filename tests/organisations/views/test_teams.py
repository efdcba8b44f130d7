import re

import pytest
from django.test import Client

from network_portal.notifications.models import Message
from network_portal.organisations.models import Invitation, TeamMember
from tests.factories import make_focal_point, make_organisation, make_staff, make_user, signed_in

TEAM = "/en/accounts/organisations/iom/"
INVITE = {"email": "eva@example.org", "role": "member", "language": "es"}


@pytest.fixture
def iom(db):
    return make_organisation("iom")


def member(organisation, role, **fields):
    user = make_user(**fields)
    return TeamMember.objects.create(organisation=organisation, user=user, role=role)


@pytest.mark.parametrize("role", ["focal_point", "representative"])
def test_who_names_the_people_invites(iom, role):
    client = signed_in(member(iom, role).user, second_factor=False)
    assert client.post(TEAM, INVITE).url == TEAM
    page = client.get(TEAM).content.decode()
    assert "UNDEFINED" not in page
    assert "e…@example.org" in page
    assert "eva@example.org" not in page.replace("on its way to eva@example.org", "")
    assert Message.objects.get().address == "eva@example.org"


def test_a_member_looks_and_leaves_but_does_not_invite(iom):
    seat = member(iom, "member")
    other = member(iom, "focal_point")
    client = signed_in(seat.user, second_factor=False)
    assert client.get(TEAM).status_code == 200
    assert client.post(TEAM, INVITE).status_code == 403
    assert client.post(f"{TEAM}members/{other.pk}/end/").status_code == 403
    assert client.post(f"{TEAM}members/{seat.pk}/end/").url == "/en/accounts/"
    assert list(iom.team.current()) == [other]


def test_who_is_in_the_team_of_a_hidden_organisation_is_refused_not_told_that_there_is_none(iom):
    iom.is_listed = False
    iom.save()
    seat, other = member(iom, "member"), member(iom, "focal_point")
    client = signed_in(seat.user, second_factor=False)
    for way in ("end", "role", "replace"):
        assert client.post(f"{TEAM}members/{other.pk}/{way}/", INVITE).status_code == 403
    assert signed_in(make_user()).post(f"{TEAM}members/{other.pk}/role/", INVITE).status_code == 404


def test_a_co_chair_names_with_a_recent_second_factor(iom):
    co_chair = make_staff("co_chair")
    assert signed_in(co_chair).post(TEAM, INVITE).url == TEAM
    assert "/second-factor/" in signed_in(co_chair, second_factor=False).post(TEAM, INVITE).url


@pytest.mark.parametrize("who", ["person", "other_focal_point", "editor", "administrator"])
def test_nobody_else(iom, who):
    user = {
        "person": make_user,
        "other_focal_point": lambda: make_focal_point(make_organisation("eclac")),
        "editor": lambda: make_staff("editor"),
        "administrator": lambda: make_staff("administrator"),
    }[who]()
    client = signed_in(user)
    seat = member(iom, "member")
    paths = [
        TEAM,
        f"{TEAM}members/{seat.pk}/end/",
        f"{TEAM}members/{seat.pk}/role/",
        f"{TEAM}members/{seat.pk}/replace/",
    ]
    assert [client.post(path, INVITE).status_code for path in paths] == [403] * 4
    iom.is_listed = False
    iom.save()
    answers = [client.get(f"/en/accounts/organisations/{slug}/") for slug in ("iom", "nothing")]
    assert [answer.status_code for answer in answers] == [404, 404]
    hidden, nothing = (re.sub(r'/(iom|nothing)/|value="\w{64}"', "", answer.content.decode()) for answer in answers)
    assert hidden == nothing


def test_a_stranger_signs_in_first_whether_it_exists_or_not(iom):
    for slug in ("iom", "nothing"):
        assert Client().get(f"/en/accounts/organisations/{slug}/").url.startswith("/en/accounts/login/")


def test_invitations_of_another_organisation_are_out_of_reach(iom):
    eclac = make_organisation("eclac")
    signed_in(make_focal_point(eclac)).post("/en/accounts/organisations/eclac/", INVITE)
    invitation = Invitation.objects.get()
    generation = invitation.generation
    client = signed_in(make_focal_point(iom))
    assert client.post(f"{TEAM}invitations/{invitation.pk}/revoke/").status_code == 404
    assert client.post(f"/en/accounts/organisations/eclac/invitations/{invitation.pk}/resend/").status_code == 403
    invitation.refresh_from_db()
    assert (invitation.generation, invitation.revoked_at) == (generation, None)


def test_sending_again_and_taking_back(iom):
    client = signed_in(make_focal_point(iom))
    client.post(TEAM, INVITE)
    invitation = Invitation.objects.get()
    first = invitation.generation
    client.post(f"{TEAM}invitations/{invitation.pk}/resend/")
    invitation.refresh_from_db()
    assert invitation.generation == first + 1
    client.post(f"{TEAM}invitations/{invitation.pk}/revoke/")
    invitation.refresh_from_db()
    assert invitation.revoked_at


def test_a_focal_point_is_replaced(iom):
    client = signed_in(make_focal_point(iom))
    seat = member(iom, "focal_point", name="Luis EXAMPLE")
    page = client.get(f"{TEAM}members/{seat.pk}/replace/").content.decode()
    assert "Luis EXAMPLE" in page
    assert "UNDEFINED" not in page
    client.post(f"{TEAM}members/{seat.pk}/replace/", {"email": "eva@example.org", "language": "es"})
    invitation = Invitation.objects.get()
    assert (invitation.replaces, invitation.role) == (seat, "focal_point")
    assert "in the place of Luis EXAMPLE" in client.get(TEAM).content.decode()


def test_what_was_typed_is_kept(iom):
    page = signed_in(make_focal_point(iom)).post(TEAM, INVITE | {"email": "not an address"}).content.decode()
    assert 'value="not an address"' in page
    assert 'class="error-summary"' in page


def test_a_role_is_changed(iom):
    seat = member(iom, "member")
    client = signed_in(make_focal_point(iom))
    client.post(f"{TEAM}members/{seat.pk}/role/", {"role": "nonsense"})
    client.post(f"{TEAM}members/{seat.pk}/role/", {"role": "representative"})
    assert iom.team.current().get(user=seat.user).role == "representative"


def invited():
    return Message.objects.filter(kind="organisations.invitation").count()


def test_sixty_invitations_a_day_and_the_next_is_refused_with_what_was_typed(iom, settings):
    assert settings.ACCOUNT_RATE_LIMITS["invite"] == "60/d/key"
    client = signed_in(make_focal_point(iom))
    for number in range(60):
        assert client.post(TEAM, INVITE | {"email": f"n{number}@example.org"}).status_code == 302
    page = client.post(TEAM, INVITE | {"email": "one-more@example.org"})
    assert page.status_code == 200 and "nothing was sent; try again tomorrow" in page.content.decode()
    assert 'value="one-more@example.org"' in page.content.decode()
    assert invited() == iom.invitations.count() == 60
    assert signed_in(make_focal_point(iom)).post(TEAM, INVITE).url == TEAM, "a colleague goes on"


def test_one_invitation_is_sent_again_five_times_a_day(iom, settings):
    assert settings.ACCOUNT_RATE_LIMITS["invite_again"] == "5/d/key"
    client = signed_in(make_focal_point(iom))
    client.post(TEAM, INVITE)
    invitation = Invitation.objects.get()
    first = invitation.generation
    again = f"{TEAM}invitations/{invitation.pk}/resend/"
    assert [client.post(again).status_code for _time in range(5)] == [302] * 5
    for pressing in (client, signed_in(make_focal_point(iom))):
        assert "nothing was sent; try again tomorrow" in pressing.post(again, follow=True).content.decode()
    invitation.refresh_from_db()
    assert (invitation.generation - first, invited()) == (5, 6), "the last link that was sent goes on working"


def test_thirty_honest_people_behind_one_address_invite_and_send_again(iom):
    for number in range(30):
        client = signed_in(make_focal_point(iom))
        assert client.post(TEAM, INVITE | {"email": f"n{number}@example.org"}).status_code == 302
        invitation = Invitation.objects.get(email=f"n{number}@example.org")
        assert client.post(f"{TEAM}invitations/{invitation.pk}/resend/").status_code == 302
    assert invited() == 60
