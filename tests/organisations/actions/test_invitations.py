import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from network_portal.accounts.actions.people import disable_account, erase_account
from network_portal.accounts.actions.roles import take_role
from network_portal.accounts.models import User
from network_portal.audit.models import Event
from network_portal.celery import CALENDAR
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from network_portal.organisations.actions import invitations
from network_portal.organisations.actions.invitations import (
    accept_invitation,
    forget_ended_invitations,
    invite,
    resend_invitation,
    revoke_invitation,
)
from network_portal.organisations.actions.teams import change_team_role
from network_portal.organisations.models import Invitation, TeamMember
from network_portal.organisations.queries.invitations import (
    invitation_by_token,
    invitation_token,
    is_open,
    open_invitations,
)
from network_portal.organisations.rules.invitations import end_of
from network_portal.organisations.tasks import forget_ended_invitations as forget_daily
from tests.factories import actor_with, make_focal_point, make_organisation, make_staff, make_user


@pytest.fixture
def iom(db):
    return make_organisation("iom")


@pytest.fixture
def by(iom):
    return actor_with(user=make_focal_point(iom), memberships={iom.pk: "focal_point"})


@pytest.fixture
def eva(db):
    user = make_user(email="eva@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def call(by, organisation, **fields):
    values = {"email": "Eva@Example.org", "role": "member", "language": "fr"} | fields
    return invite(by=by, organisation=organisation, **values)


def code_of(refusal):
    return refusal.value.code


def test_an_invitation_is_a_row_and_a_message_without_a_token(by, iom):
    invitation = call(by, iom)
    message = Message.objects.get()
    assert (message.address, message.language) == ("eva@example.org", "fr")
    link = {"maker": "organisations.invitation", "invitation": invitation.pk, "by": by.user_id}
    assert message.links == {"link": link}
    assert invitation_token(invitation) not in message.text + message.html


@pytest.mark.parametrize("loses", ["role", "account"])
def test_a_call_falls_with_the_say_of_who_sent_it(by, iom, eva, loses):
    invitation = call(by, iom)
    inviter = User.objects.get(pk=by.user_id)
    if loses == "role":
        change_team_role(by=SYSTEM, seat=iom.team.current().get(user=inviter), role="member")
    else:
        disable_account(by=SYSTEM, person=inviter)
    assert not is_open(Invitation.objects.get())
    with pytest.raises(DomainError) as refusal:
        accept_invitation(by=by, invitation=invitation, person=eva)
    assert code_of(refusal) == "invitation_over"
    assert [one.stands for one in open_invitations(iom)] == [False]
    other = make_focal_point(iom)
    resend_invitation(by=actor_with(user=other, memberships={iom.pk: "focal_point"}), invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.invited_by == other
    assert accept_invitation(by=by, invitation=invitation, person=eva).user == eva


def test_a_call_of_a_co_chair_falls_with_that_role(iom, eva):
    chair = make_staff("co_chair")
    invitation = call(actor_with("co_chair", user=chair), iom)
    assert is_open(invitation)
    take_role(by=SYSTEM, person=chair, role="co_chair")
    assert not is_open(invitation)


def test_what_the_portal_itself_sent_stands(iom):
    assert is_open(call(SYSTEM, iom))


@pytest.mark.parametrize("state", [Message.SENT, Message.UNCERTAIN, Message.FAILED])
def test_an_erased_inviter_is_named_in_no_mail(by, iom, state):
    inviter = User.objects.get(pk=by.user_id)
    call(by, iom)
    call(
        actor_with(user=make_focal_point(iom, name="Zoe EXAMPLE"), memberships={iom.pk: "focal_point"}),
        iom,
        email="x@x.org",
    )
    assert str(inviter) in Message.objects.get(address="eva@example.org").text
    Message.objects.update(state=state)
    erase_account(by=SYSTEM, person=inviter)
    emptied = Message.objects.get(address="eva@example.org")
    assert (emptied.subject, emptied.text, emptied.html, emptied.links) == ("", "", "", {})
    assert "Zoe EXAMPLE" in Message.objects.get(address="x@x.org").text


def test_a_call_of_an_erased_inviter_that_waits_does_not_leave(by, iom):
    call(by, iom)
    erase_account(by=SYSTEM, person=User.objects.get(pk=by.user_id))
    assert not Message.objects.exists()
    assert not Invitation.objects.waiting().exists()


def test_accepting_gives_a_seat_once(by, iom, eva):
    invitation = call(by, iom)
    seat = accept_invitation(by=actor_with(user=eva), invitation=invitation, person=eva)
    assert (seat.organisation, seat.role) == (iom, "member")
    with pytest.raises(DomainError) as refusal:
        accept_invitation(by=actor_with(user=eva), invitation=invitation, person=eva)
    assert code_of(refusal) == "invitation_over"


def test_another_person_cannot_accept(by, iom, eva):
    invitation = call(by, iom, email="somebody@example.org")
    with pytest.raises(DomainError) as refusal:
        accept_invitation(by=actor_with(user=eva), invitation=invitation, person=eva)
    assert code_of(refusal) == "invitation_for_another"


def test_an_address_that_is_not_confirmed_does_not_count(by, iom, eva):
    EmailAddress.objects.update(verified=False)
    with pytest.raises(DomainError):
        accept_invitation(by=actor_with(user=eva), invitation=call(by, iom), person=eva)


def test_sending_again_kills_the_older_link(by, iom):
    invitation = call(by, iom)
    older = invitation_token(invitation)
    resend_invitation(by=by, invitation=invitation)
    assert invitation_by_token(older) is None
    invitation.refresh_from_db()
    assert invitation_by_token(invitation_token(invitation)) == invitation
    assert Message.objects.count() == 2


def test_a_link_outlives_a_change_of_key_while_the_old_key_is_known(by, iom, settings):
    invitation = call(by, iom)
    link = invitation_token(invitation)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    assert invitation_by_token(link) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert invitation_by_token(link) == invitation


def test_taking_back_kills_the_link(by, iom):
    invitation = call(by, iom)
    token = invitation_token(invitation)
    revoke_invitation(by=by, invitation=invitation)
    assert invitation_by_token(token) is None
    with pytest.raises(DomainError):
        resend_invitation(by=by, invitation=invitation)


def test_inviting_again_takes_the_first_call_back(by, iom):
    first, second = call(by, iom), call(by, iom, role="representative")
    assert list(Invitation.objects.filter(revoked_at=None)) == [second]
    assert first != second


def test_the_same_call_within_a_short_while_is_the_first_one(by, iom):
    first = call(by, iom)
    assert call(by, iom) == first
    assert Message.objects.count() == 1
    assert Event.objects.count() == 1
    with clock.stopped_at(clock.now() + timedelta(minutes=11)):
        later = call(by, iom)
    assert later != first, "days later, somebody means it"
    assert Message.objects.count() == 2


def test_a_call_written_at_the_same_moment_is_the_one_that_counts(by, iom, monkeypatch):
    """The second begins and ends between the look and the write of the first."""
    written = []

    def another_comes_first(moment, **_kept):
        monkeypatch.setattr(invitations, "end_of", end_of)
        written.append(call(by, iom))
        return end_of(moment)

    monkeypatch.setattr(invitations, "end_of", another_comes_first)
    assert call(by, iom) == written[0]
    assert (Invitation.objects.count(), Message.objects.count()) == (1, 1)


def five_at_once(by, organisation):
    """Five threads, each with a line to the database of its own, that begin at one instant."""
    start = Barrier(5)

    def one():
        try:
            start.wait(10)
            call(by, organisation)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        for done in [pool.submit(one) for _number in range(5)]:
            done.result(30)
    return Invitation.objects.count(), Message.objects.count()


@pytest.fixture
def several_lines(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")


@pytest.mark.services
def test_five_presses_at_once_make_five_mails_without_the_guards(several_lines, by, iom, monkeypatch):
    """The race is there: with neither lock nor constraint each of them looks, finds nothing and writes."""
    constraint = Invitation._meta.constraints[0]

    def slowly(invitation):
        time.sleep(0.2)
        invitation.save()
        return invitation

    monkeypatch.setattr(invitations, "_locked_organisation", lambda organisation: organisation)
    monkeypatch.setattr(invitations, "_kept_once", slowly)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Invitation, constraint)
    try:
        assert five_at_once(by, iom) == (5, 5)
    finally:
        Invitation.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Invitation, constraint)


@pytest.mark.services
def test_five_presses_at_once_make_one_mail(several_lines, by, iom):
    assert five_at_once(by, iom) == (1, 1)


@pytest.mark.services
def test_the_constraint_alone_leaves_one_call_open(several_lines, by, iom, monkeypatch):
    """Without the lock one of five may still take back what another sent a moment before."""
    monkeypatch.setattr(invitations, "_locked_organisation", lambda organisation: organisation)
    five_at_once(by, iom)
    assert Invitation.objects.waiting().count() == 1


def test_tokens_are_long_and_differ_in_everything(by, iom):
    one, two = call(by, iom), call(by, iom, email="two@example.org")
    number, secret = invitation_token(one).split("-")
    assert len(secret) * 4 >= 128
    assert invitation_by_token(f"{two.pk}-{secret}") is None, "a token of one opens no other"
    for forged in (
        "",
        "1",
        "-",
        f"{number}-",
        f"{number}-{secret[:-1]}",
        f"{number}-{secret}x",
        "9" * 30 + "-x",
        "²-x",
    ):
        assert invitation_by_token(forged) is None


def test_it_ends_after_two_weeks(by, iom, eva):
    invitation = call(by, iom)
    with clock.stopped_at(clock.now() + timedelta(days=14, seconds=1)), pytest.raises(DomainError) as refusal:
        accept_invitation(by=actor_with(user=eva), invitation=invitation, person=eva)
    assert code_of(refusal) == "invitation_over"


def test_a_successor_takes_the_seat_at_the_moment_of_accepting(by, iom, eva):
    seat = TeamMember.objects.get(user_id=by.user_id)
    invitation = call(by, iom, role=seat.role, replaces=seat)
    assert iom.team.current().count() == 1
    accept_invitation(by=actor_with(user=eva), invitation=invitation, person=eva)
    assert list(iom.team.current().values_list("user", "role")) == [(eva.pk, "focal_point")]
    assert Event.objects.latest("pk").changes["person"] == [by.user_id, eva.pk]


def test_who_is_there_is_not_invited(by, iom, eva):
    TeamMember.objects.create(organisation=iom, user=eva, role="member")
    with pytest.raises(DomainError) as refusal:
        call(by, iom)
    assert (code_of(refusal), refusal.value.field) == ("in_the_team_already", "email")


def test_the_audit_keeps_no_address(by, iom):
    invitation = call(by, iom)
    revoke_invitation(by=by, invitation=invitation)
    assert "eva" not in str(list(Event.objects.values())).lower()


def test_an_invitation_is_kept_until_it_is_accepted_taken_back_or_over(by, iom, eva):
    waiting = call(by, iom, email="waiting@example.org")
    accept_invitation(by=actor_with(user=eva), invitation=call(by, iom), person=eva)
    revoke_invitation(by=by, invitation=call(by, iom, email="back@example.org"))
    over = call(by, iom, email="over@example.org")
    Invitation.objects.filter(pk=over.pk).update(expires_at=clock.now())
    forget_daily()
    assert list(Invitation.objects.all()) == [waiting]
    assert iom.team.current().filter(user=eva).exists()
    with clock.stopped_at(waiting.expires_at):
        assert forget_ended_invitations() == 1
    assert forget_daily.name in [entry["task"] for entry in CALENDAR.values()]
