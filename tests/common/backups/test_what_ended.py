"""Roles, seats, calls and mailed links that ended after a backup was made are over in what is restored from it."""

from datetime import timedelta

import pytest

from network_portal.accounts.actions.roles import give_role, take_role
from network_portal.accounts.models import RoleGrant
from network_portal.bodies.actions import seats as in_bodies
from network_portal.bodies.actions.mandates import end_mandate
from network_portal.bodies.models import Body, Mandate, Seat
from network_portal.common import actors, clock
from network_portal.common.actors import CO_CHAIR, FOCAL_POINT, MEMBER, REPRESENTATIVE, SYSTEM
from network_portal.monitoring.actions.links import reissue_link, revoke_link
from network_portal.monitoring.models import MailedLink, Round
from network_portal.monitoring.queries.links import link_by_token, link_token, part_of
from network_portal.organisations.actions.invitations import accept_invitation, invite, revoke_invitation
from network_portal.organisations.actions.teams import change_team_role, hand_over, leave_team
from network_portal.organisations.models import Invitation, TeamMember
from network_portal.organisations.queries.invitations import invitation_by_token, invitation_token, is_open
from tests.common.backups.test_restoring import back_up, empty, restore
from tests.factories import actor_with, make_organisation, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "yesterday.backup"


@pytest.fixture(params=["list and database", "list", "database"])
def restored(request, portal, file, settings):
    """Restores knowing what ended by one of the two, or both."""

    def put_back():
        if request.param == "database":
            settings.WITHDRAWALS_FILE.unlink()
        if request.param == "list":
            empty(portal)
        restore(file, *([] if request.param == "list" else ["--replace"]))

    return put_back


def seat(body, role=MEMBER):
    return TeamMember.objects.create(organisation=body, user=make_user(), role=role)


def link_for(held, slug="2026-09"):
    day = clock.today() + timedelta(days=9)
    days = {"opens_on": clock.today(), "due_on": day, "closes_on": day, "meets_in": day, "since": clock.today()}
    round_, _made = Round.objects.get_or_create(
        slug=slug, defaults={"plan": "2025-2026", "state": "open", "opened_at": clock.now(), **days}
    )
    pair = (held.organisation_id, held.user_id)
    number = MailedLink.objects.made_for(round_, [pair])[pair]
    return MailedLink.objects.select_related("round", "organisation", "person").get(pk=number)


def opens(token):
    link = link_by_token(token)
    return link is not None and bool(part_of(link))


def test_a_staff_role_that_was_taken_stays_taken(portal, file, restored):
    gone, stays = make_user(), make_user()
    for person in (gone, stays):
        give_role(by=SYSTEM, person=person, role=CO_CHAIR)
    back_up(file)
    take_role(by=SYSTEM, person=gone, role=CO_CHAIR)
    take_role(by=SYSTEM, person=stays, role=CO_CHAIR)
    give_role(by=SYSTEM, person=stays, role=CO_CHAIR)
    restored()
    held = RoleGrant.objects.in_force().values_list("user__email", "role")
    assert list(held) == [(stays.email, CO_CHAIR)]


def test_who_left_a_team_is_out_and_who_lost_a_role_is_a_member(portal, file, restored):
    body = make_organisation("iom")
    old, new, lesser = seat(body, REPRESENTATIVE), seat(body), seat(body, FOCAL_POINT)
    back_up(file)
    hand_over(by=actor_with(user=old.user), organisation=body, to=new, stays=False)
    change_team_role(by=SYSTEM, seat=lesser, role=MEMBER)
    restored()
    held = dict(TeamMember.objects.current().values_list("user__email", "role"))
    assert held == {new.user.email: MEMBER, lesser.user.email: MEMBER}


def test_who_left_and_came_back_is_there(portal, file, restored):
    body = make_organisation("iom")
    seat(body, REPRESENTATIVE)
    left = seat(body)
    back_up(file)
    leave_team(by=SYSTEM, seat=left)
    call = invite(by=SYSTEM, organisation=body, email=left.user.email, role=MEMBER, language="en")
    left.user.emailaddress_set.create(email=left.user.email, verified=True, primary=True)
    accept_invitation(by=SYSTEM, invitation=call, person=left.user)
    restored()
    assert TeamMember.objects.current().filter(user__email=left.user.email).exists()


def test_a_call_that_was_taken_back_or_answered_lets_nobody_in(portal, file, restored):
    body = make_organisation("iom")
    seat(body, REPRESENTATIVE)
    calls = {
        name: invite(by=SYSTEM, organisation=body, email=f"{name}@example.org", role=MEMBER, language="en")
        for name in ("revoked", "accepted", "replaced", "waits")
    }
    tokens = {name: invitation_token(call) for name, call in calls.items()}
    person = make_user(email="accepted@example.org")
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    back_up(file)
    revoke_invitation(by=SYSTEM, invitation=calls["revoked"])
    accept_invitation(by=SYSTEM, invitation=calls["accepted"], person=person)
    invite(by=SYSTEM, organisation=body, email="replaced@example.org", role=FOCAL_POINT, language="en")
    restored()
    found = {name: invitation_by_token(token) for name, token in tokens.items()}
    assert [name for name, call in found.items() if call and is_open(call)] == ["waits"]


def test_a_mailed_link_that_was_revoked_or_replaced_opens_nothing(portal, file, restored):
    body = make_organisation("iom")
    seat(body, REPRESENTATIVE)
    links = {name: link_for(seat(body, FOCAL_POINT)) for name in ("revoked", "replaced", "left", "works", "again")}
    tokens = {name: link_token(link) for name, link in links.items()}
    back_up(file)
    revoke_link(by=SYSTEM, link=links["revoked"], generation=links["revoked"].generation)
    reissue_link(by=SYSTEM, link=links["replaced"], generation=links["replaced"].generation)
    revoke_link(by=SYSTEM, link=links["again"], generation=links["again"].generation)
    links["again"].refresh_from_db()
    reissue_link(by=SYSTEM, link=links["again"], generation=links["again"].generation)
    leave_team(by=SYSTEM, seat=TeamMember.objects.get(user=links["left"].person))
    restored()
    assert [name for name, token in tokens.items() if opens(token)] == ["works"]
    revoked = MailedLink.objects.exclude(revoked_at=None).values_list("person__email", flat=True)
    assert list(revoked) == [links["revoked"].person.email], "one that was issued anew is mailed again"


def test_a_seat_and_a_mandate_that_ended_are_over(portal, file, restored):
    table = Body.objects.create(slug="table", kind="working_table", number=9, name="Table")
    gone, stays = (make_organisation(name) for name in ("gone", "stays"))
    seats = {body.slug: in_bodies.seat_organisation(by=SYSTEM, body=table, organisation=body) for body in (gone, stays)}
    days = {"starts_on": clock.today() - timedelta(days=9), "ends_on": clock.today() + timedelta(days=300)}
    held = {"body": table, "organisation": stays, **days}
    secretary = Mandate.objects.create(office=Mandate.SECRETARY, person=make_user(), **held)
    Mandate.objects.create(office=Mandate.PRINCIPAL, person=make_user(), **held)
    back_up(file)
    in_bodies.end_seat(by=SYSTEM, seat=seats["gone"], how=Seat.REMOVED)
    in_bodies.end_seat(by=SYSTEM, seat=seats["stays"], how=Seat.LEFT)
    in_bodies.seat_organisation(by=SYSTEM, body=table, organisation=stays)
    end_mandate(by=SYSTEM, mandate=secretary, how=Mandate.RESIGNED)
    restored()
    assert list(Seat.objects.current().values_list("organisation__slug", flat=True)) == ["stays"]
    assert Seat.objects.get(organisation__slug="gone").how_ended == Seat.REMOVED
    assert list(Mandate.objects.filter(ended_on=None).values_list("office", flat=True)) == [Mandate.PRINCIPAL]


def test_a_link_that_was_mailed_opens_no_other_row_of_its_id(portal, file):
    """After a restore ids are given again: the bearer of a lost row's link does not find the next one's."""
    body = make_organisation("iom")
    seat(body, REPRESENTATIVE)
    back_up(file)
    token = link_token(lost := link_for(seat(body, FOCAL_POINT)))
    call = invite(by=SYSTEM, organisation=body, email="lost@example.org", role=MEMBER, language="en")
    invited = invitation_token(call)
    restore(file, "--replace")
    new = link_for(seat(body, FOCAL_POINT))
    assert new.pk == lost.pk, "the case that this is about"
    assert link_by_token(token) is None
    again = invite(by=SYSTEM, organisation=body, email="next@example.org", role=MEMBER, language="en")
    assert again.pk == call.pk and invitation_by_token(invited) is None
    assert Invitation.objects.count() == 1 and again.role == actors.MEMBER
