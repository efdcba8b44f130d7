from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from network_portal.accounts.actions.people import (
    create_account,
    disable_account,
    erase_account,
    remove_unconfirmed_accounts,
)
from network_portal.accounts.models import User
from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.models import Invitation, TeamMember
from tests.factories import actor_with, make_organisation, make_staff, make_user


def test_erasing_leaves_a_number_that_leads_to_nobody(person):
    organisation = make_organisation("iom")
    TeamMember.objects.create(organisation=organisation, user=person, role="member")
    Authenticator.objects.create(user=person, type="totp", data={})
    other = make_organisation("eclac")
    invite(by=SYSTEM, organisation=other, email=person.email, role="member", language="en")
    person.name = "Ana EXAMPLE"
    person.save()
    erase_account(by=actor_with(user=person), person=person)

    person.refresh_from_db()
    assert (person.name, person.is_active, person.has_usable_password()) == ("", False, False)
    assert person.erased_at is not None
    assert not EmailAddress.objects.filter(user=person).exists()
    assert not Authenticator.objects.filter(user=person).exists()
    assert not TeamMember.objects.current().filter(user=person).exists()
    assert not Invitation.objects.exists()
    kept = str(list(User.objects.values())) + str(list(Event.objects.values()))
    assert "ana@example.org" not in kept
    assert "Ana EXAMPLE" not in kept
    assert not Message.objects.filter(address="ana@example.org").exists()


def test_the_address_of_an_erased_account_is_free_again(person):
    erase_account(by=actor_with(user=person), person=person)
    assert create_account(by=SYSTEM, email="ana@example.org", password=None).pk != person.pk


def test_unconfirmed_accounts_go_after_seven_days(db):
    late, fresh, confirmed = (make_user(email=f"{name}@example.org") for name in ("late", "fresh", "confirmed"))
    for user in (late, fresh, confirmed):
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=user == confirmed)
    week = clock.now() - timedelta(days=7, minutes=1)
    User.objects.exclude(pk=fresh.pk).update(joined_at=week)
    assert remove_unconfirmed_accounts() == 1
    assert set(User.objects.all()) == {fresh, confirmed}


def test_nobody_disables_themselves(db):
    administrator = make_staff("administrator")
    with pytest.raises(DomainError) as refusal:
        disable_account(by=actor_with("administrator", user=administrator), person=administrator)
    assert refusal.value.code == "account_of_oneself"
