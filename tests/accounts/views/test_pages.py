"""Every page that a person can meet on the way is ours, whole, and keeps to the content security policy."""

import pytest
from django.test import Client

from network_portal.accounts.links import reset_password

ENTRANCES = [
    "login/",
    "signup/",
    "confirm-email/",
    "inactive/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/done/",
]
OWN = [
    "",
    "email/",
    "password/change/",
    "logout/",
    "2fa/",
    "sessions/",
    "reauthenticate/",
    "2fa/webauthn/",
]


def assert_is_ours(answer):
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "UNDEFINED" not in page
    assert '<link rel="stylesheet" href="/static/css/portal' in page
    assert "<style" not in page
    assert " onclick" not in page
    assert 'style="' not in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ENTRANCES)
@pytest.mark.parametrize("language", ["es", "fr"])
def test_entrance(path, language):
    assert_is_ours(Client().get(f"/{language}/accounts/{path}"))


@pytest.mark.parametrize("path", OWN)
def test_own_page(path, person, sign_in):
    client, _answer = sign_in(person)
    assert_is_ours(client.get(f"/en/accounts/{path}"))


@pytest.mark.parametrize("path", ["", "email/", "password/change/", "2fa/", "sessions/", "export/", "erase/"])
def test_own_page_asks_a_stranger_to_sign_in(path, db):
    answer = Client().get(f"/en/accounts/{path}")
    assert answer.status_code == 302
    assert answer.url.startswith("/en/accounts/login/")


def test_pages_after_saying_again_who_one_is(person, sign_in):
    client, _answer = sign_in(person)
    for path in ("erase/", "2fa/totp/activate/", "2fa/webauthn/add/"):
        client.post("/en/accounts/reauthenticate/", {"password": "correct horse battery"})
        assert_is_ours(client.get(f"/en/accounts/{path}"))


def test_reset_page_behind_the_link(person):
    link = reset_password({"user": person.pk}, "en")
    assert_is_ours(Client().get(link.removeprefix("http://localhost:8000")))
