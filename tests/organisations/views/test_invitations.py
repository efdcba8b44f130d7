"""The link of an invitation: GET shows, POST acts; with an account or without one yet."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.notifications.models import Message
from network_portal.organisations.actions.invitations import invite, resend_invitation, revoke_invitation
from network_portal.organisations.messages import invitation_link
from network_portal.organisations.models import Invitation
from tests.factories import make_organisation, make_user, signed_in


@pytest.fixture
def invitation(db):
    iom = make_organisation("iom")
    return invite(by=SYSTEM, organisation=iom, email="eva@example.org", role="focal_point", language="en")


@pytest.fixture
def path(invitation):
    return invitation_link({"invitation": invitation.pk}, "en").removeprefix("http://localhost:8000")


@pytest.fixture
def eva(db):
    user = make_user(email="eva@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_it_changes_nothing(path, invitation, method):
    client, generation = Client(), invitation.generation
    answer = getattr(client, method)(path)
    assert answer.status_code == 200
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "UNDEFINED" not in answer.content.decode()
    assert not Session.objects.exists()
    invitation.refresh_from_db()
    assert (invitation.accepted_at, invitation.generation) == (None, generation)


def test_a_person_with_an_account_accepts(path, invitation, eva):
    client = signed_in(eva, second_factor=False)
    assert "Accept the invitation" in client.get(path).content.decode()
    assert client.post(path).url == "/en/dashboard/", "what is asked of the team stands there"
    assert invitation.organisation.team.current().get().user == eva


def test_a_stranger_signs_in_and_comes_back(path, invitation, eva):
    client = Client()
    asked = client.post(path)
    assert asked.url == "/en/accounts/login/", "no address but its own carries the token"
    assert path not in client.get(asked.url).content.decode()
    answer = client.post(asked.url, {"login": eva.email, "password": "correct horse battery"})
    assert answer.url == path
    assert client.post(path).status_code == 302
    assert invitation.organisation.team.current().count() == 1


def test_a_stranger_makes_an_account_and_comes_back(path, invitation):
    client = Client()
    asked = client.post(path, {"sign_up": "1"})
    assert asked.url == "/en/accounts/signup/"
    values = {"email": "eva@example.org", "password1": "a long enough sentence"}
    page = client.get(asked.url).content.decode()
    assert 'value="eva@example.org"' in page
    assert path not in page
    assert client.post(asked.url, values).url == path, "the link confirmed the address already"
    assert client.post(path).status_code == 302
    assert invitation.organisation.team.current().get().user == User.objects.get(email="eva@example.org")
    assert not Message.objects.filter(kind="accounts.confirm_email").exists()


def test_the_way_back_keeps_no_token(path):
    """A session is a row of the database, and the database never holds a token."""
    client = Client()
    client.post(path)
    kept = json.dumps(dict(client.session))
    assert "invitation" in kept
    assert path.split("/")[-2].partition("-")[2] not in kept


def test_the_way_back_ends_after_an_hour_and_leads_there_once(path, eva):
    values = {"login": eva.email, "password": "correct horse battery"}
    late = Client()
    late.post(path)
    with clock.stopped_at(clock.now() + timedelta(minutes=61)):
        assert late.post("/en/accounts/login/", values).url == "/en/dashboard/"
    client = Client()
    client.post(path)
    assert client.post("/en/accounts/login/", values).url == path
    client.post("/en/accounts/logout/")
    assert client.post("/en/accounts/login/", values).url == "/en/dashboard/"


def take_back(invitation):
    revoke_invitation(by=SYSTEM, invitation=invitation)


def send_again(invitation):
    resend_invitation(by=SYSTEM, invitation=invitation)


def let_it_run_out(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=clock.now())


@pytest.mark.parametrize("end", [take_back, send_again, let_it_run_out])
def test_a_link_that_ended_meanwhile_proves_no_address_and_leads_nowhere(path, invitation, end):
    client = Client()
    asked = client.post(path, {"sign_up": "1"})
    end(invitation)
    values = {"email": "eva@example.org", "password1": "a long enough sentence"}
    assert client.post(asked.url, values).url == "/en/accounts/confirm-email/"
    assert not EmailAddress.objects.filter(verified=True).exists()
    assert Message.objects.filter(kind="accounts.confirm_email", address="eva@example.org").exists()


def test_the_link_confirms_no_other_address(path):
    client = Client()
    asked = client.post(path, {"sign_up": "1"})
    values = {"email": "other@example.org", "password1": "a long enough sentence"}
    assert client.post(asked.url, values).url == "/en/accounts/confirm-email/"
    assert Message.objects.filter(kind="accounts.confirm_email", address="other@example.org").exists()
    assert not EmailAddress.objects.filter(verified=True).exists()


def test_another_person_does_not_join(path, invitation):
    client = signed_in(make_user())
    assert "went to another e-mail address" in client.get(path).content.decode()
    assert client.post(path).status_code == 400
    assert not invitation.organisation.team.exists()


def test_a_link_replaced_taken_back_or_forged_is_over(path, invitation, eva):
    client = signed_in(eva)
    forged = path[:-2] + ("0" if path[-2] != "0" else "1") + "/"
    assert client.get(forged).status_code == 404
    resend_invitation(by=SYSTEM, invitation=invitation)
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404
    newer = invitation_link({"invitation": invitation.pk}, "en").removeprefix("http://localhost:8000")
    revoke_invitation(by=SYSTEM, invitation=invitation)
    page = client.post(newer)
    assert page.status_code == 404
    assert "UNDEFINED" not in page.content.decode()
    assert not invitation.organisation.team.exists()


def test_a_used_link_says_that_it_is_over(path, eva):
    client = signed_in(eva)
    client.post(path)
    assert client.get(path).status_code == 410
