"""On a device that others use nothing is left: the session ends soon, no device is remembered, leaving is quick."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.test import Client

from network_portal.accounts.known_devices import COOKIE
from network_portal.common import clock
from tests.accounts.conftest import PASSWORD

PAGE, LOGIN, LEAVE = "/en/accounts/", "/en/accounts/login/", "/en/accounts/leave/"


@pytest.fixture
def shared(person):
    client = Client()
    client.post(LOGIN, {"login": person.email, "password": PASSWORD, "shared_device": "on"})
    return client


def test_nothing_is_remembered_and_the_session_ends_with_the_browser(shared):
    assert COOKIE not in shared.cookies or not shared.cookies[COOKIE].value
    assert shared.cookies["sessionid"]["max-age"] == ""
    assert shared.session.get_expire_at_browser_close()


def test_a_device_remembered_before_is_forgotten(person, sign_in):
    client, _answer = sign_in(person)
    assert client.cookies[COOKIE].value
    client.post(LEAVE)
    client.post(LOGIN, {"login": person.email, "password": PASSWORD, "shared_device": "on"})
    assert not client.cookies[COOKIE].value


def test_ten_minutes_without_use_end_it(shared):
    start = datetime.now(UTC)
    with clock.stopped_at(start + timedelta(minutes=9)):
        page = shared.get(PAGE)
        assert page.status_code == 200
        assert 'data-session-ends-in="600"' in page.content.decode()
    with clock.stopped_at(start + timedelta(minutes=20)):
        assert shared.get(PAGE).status_code == 302


def test_it_is_known_after_the_second_factor_too(person):
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    client = Client()
    client.post(LOGIN, {"login": person.email, "password": PASSWORD, "shared_device": "on"})
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"
    client.post("/en/accounts/2fa/authenticate/", {"code": code})
    assert Authenticator.objects.get(user=person).last_used_at
    assert client.session["is_shared"] is True
    assert COOKIE not in client.cookies or not client.cookies[COOKIE].value


def test_the_next_one_who_does_not_tick_it_is_on_a_device_of_their_own(shared, person):
    shared.post(LEAVE)
    shared.post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert shared.session["is_shared"] is False
    assert shared.cookies[COOKIE].value


def test_leaving_quickly_ends_the_session_and_empties_the_browser(shared):
    answer = shared.post(LEAVE)
    assert (answer.status_code, answer.url) == (303, "/en/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not Session.objects.exclude(session_key=shared.session.session_key).exists()
    assert shared.get(PAGE).status_code == 302
    assert "signed out" not in shared.get("/en/").content.decode()


def test_every_page_of_somebody_signed_in_has_the_button_and_no_other(person, sign_in):
    client, _answer = sign_in(person)
    for address in (PAGE, "/en/", "/en/dashboard/", "/en/work-plan/", "/en/nothing-here/"):
        page = client.get(address)
        assert f'action="{LEAVE}"' in page.content.decode(), address
        assert page.headers["Cache-Control"] == "private, no-store"
    assert LEAVE not in Client().get("/en/").content.decode()


def test_of_a_device_of_ones_own_only_the_pages_are_thrown_away(person, sign_in):
    client, _answer = sign_in(person)
    answer = client.post(LEAVE)
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert client.cookies[COOKIE].value


def test_leaving_when_the_session_has_ended_leads_to_the_same_page(db):
    assert Client().post(LEAVE).url == "/en/"


def test_looking_does_not_end_it(shared):
    assert shared.get(LEAVE).status_code == 405
    assert shared.get(PAGE).status_code == 200
