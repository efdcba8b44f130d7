"""A mail about the business of an organisation leaves only to who is of its team when it leaves."""

import pytest
from django.core import mail

from network_portal.common.actors import CO_CHAIR, MEMBER, REPRESENTATIVE, SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.actions import delivery
from network_portal.notifications.actions.delivery import deliver_waiting
from network_portal.notifications.actions.messages import Letter, queue_messages, release_message
from network_portal.notifications.kinds import kinds
from network_portal.notifications.models import Message
from network_portal.organisations.actions.letters import to_teams
from network_portal.organisations.actions.protection import protect_organisation
from network_portal.organisations.actions.relays import relay_to_organisation
from network_portal.organisations.actions.teams import leave_team
from network_portal.organisations.models import TeamMember
from tests.factories import actor_with, make_organisation, make_staff, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_organisation("casa", kind="migrants", takes_messages=True)


def seat(body, role):
    return TeamMember.objects.create(organisation=body, user=make_user(), role=role)


@pytest.fixture
def written(body):
    """A letter to its people, which waits."""
    stays, leaves = seat(body, REPRESENTATIVE), seat(body, REPRESENTATIVE)
    words = {"name": "Rosa EXAMPLE", "address": "rosa@example.org", "words": "EXAMPLE words"}
    relay_to_organisation(by=SYSTEM, organisation=body, consents=True, **words)
    assert Message.objects.count() == 2
    return stays, leaves


def test_who_left_reads_nothing_more(body, written):
    stays, leaves = written
    leave_team(by=SYSTEM, seat=leaves)
    deliver_waiting()
    assert [one.to for one in mail.outbox] == [[stays.user.email]]
    kept = Message.objects.get(person=leaves.user)
    assert (kept.state, kept.last_error) == (Message.FAILED, "ReaderLeftTheTeam"), "it is shown, not lost"
    assert (kept.subject, kept.text, kept.html, kept.links) == ("", "", "", {})


def test_nor_under_the_alias_of_a_protected_one(body, written):
    _stays, leaves = written
    protect_organisation(by=actor_with(), organisation=body, alias="Luna Azulada")
    leave_team(by=SYSTEM, seat=leaves)
    deliver_waiting()
    assert leaves.user.email not in [address for one in mail.outbox for address in one.to]


def test_no_release_sends_it(body, written):
    leave_team(by=SYSTEM, seat=written[1])
    deliver_waiting()
    with pytest.raises(DomainError, match="not kept any more"):
        release_message(message_id=Message.objects.get(person=written[1].user).pk, by=SYSTEM)


def test_without_the_look_it_would_leave(body, written, monkeypatch):
    """The control: what the look at sending prevents."""
    monkeypatch.setattr(delivery, "may_read", lambda message: True)
    leave_team(by=SYSTEM, seat=written[1])
    deliver_waiting()
    assert len(mail.outbox) == 2


def test_who_read_it_as_staff_reads_it_still(body):
    chair, member = make_staff(CO_CHAIR), seat(body, MEMBER)
    seat(body, REPRESENTATIVE)
    link = {"link": {"maker": "accounts.page", "route": "home:dashboard"}}
    people = {"chair": chair, "member": member.user}
    letters = [
        Letter(person.email, person.pk, "en", kinds["organisations.relayed"].sample, name, link)
        for name, person in people.items()
    ]
    queue_messages(kinds["organisations.relayed"], to_teams(letters, [body.pk]))
    leave_team(by=SYSTEM, seat=member)
    deliver_waiting()
    assert [one.to for one in mail.outbox] == [[chair.email]]
