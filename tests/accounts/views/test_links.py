"""Links of mails: GET does nothing and opens no session, POST acts once."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from network_portal.accounts.links import confirm_email, reset_password
from network_portal.notifications.models import Message
from tests.factories import make_user

NEW_PASSWORD = "another long sentence"


def path_of(link):
    return link.removeprefix(settings.SITE_URL)


@pytest.fixture
def unconfirmed(db):
    user = make_user(email="eva@example.org")
    return EmailAddress.objects.create(user=user, email=user.email, primary=True)


@pytest.fixture
def confirmation(unconfirmed):
    return path_of(confirm_email({"address": unconfirmed.pk}, "en"))


@pytest.fixture
def reset(person):
    return path_of(reset_password({"user": person.pk}, "en"))


@pytest.mark.parametrize("link", ["confirmation", "reset"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_changes_nothing_and_tells_nobody(link, method, request):
    client = Client()
    answer = getattr(client, method)(request.getfixturevalue(link))
    assert answer.status_code == 200
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "sessionid" not in client.cookies
    assert not Session.objects.exists()
    assert not EmailAddress.objects.filter(verified=True, email="eva@example.org").exists()


def test_opening_a_link_leaves_another_person_signed_in(confirmation, reset, person, sign_in):
    client, _answer = sign_in(person)
    client.get(confirmation)
    assert client.get("/en/accounts/").status_code == 200


def test_confirming_lets_in(confirmation, unconfirmed, sign_in):
    answer = Client().post(confirmation)
    assert answer.url == "/en/accounts/login/"
    _client, answer = sign_in(unconfirmed.user)
    assert answer.url == "/en/dashboard/"
    assert Client().post(confirmation).status_code == 410


def test_a_reset_works_once_and_ends_every_session(person, sign_in, sent):
    elsewhere, _answer = sign_in(person)
    person.refresh_from_db()
    reset = path_of(reset_password({"user": person.pk}, "en"))
    values = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert Client().post(reset, values).status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert elsewhere.get("/en/accounts/").status_code == 302
    assert Client().post(reset, values).status_code == 410
    assert sent() == [("accounts.password_changed", person.email)]


@pytest.mark.parametrize("path", ["password/reset/key/zz-forged/", "confirm-email/forged/"])
def test_a_forged_link_says_so(path, db):
    assert Client().get(f"/en/accounts/{path}").status_code == 410


def test_no_token_is_kept_with_a_message(person):
    Client().post("/en/accounts/password/reset/", {"email": person.email})
    message = Message.objects.get()
    assert message.links == {"link": {"maker": "accounts.reset_password", "user": person.pk}}
    assert "/password/reset/key/" not in message.text + message.html


def test_links_speak_the_readers_language(person, unconfirmed):
    assert path_of(reset_password({"user": person.pk}, "pt-br")).startswith("/pt-br/accounts/password/reset/key/")
    assert path_of(confirm_email({"address": unconfirmed.pk}, "fr")).startswith("/fr/accounts/confirm-email/")
