"""Sessions end: idle after two hours (staff: half an hour), at the latest after twelve."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from network_portal.accounts.models import RoleGrant
from network_portal.audit.models import Event
from network_portal.common import clock

PAGE = "/en/accounts/"


@contextmanager
def later(start, **after):
    with clock.stopped_at(start + timedelta(**after)):
        yield


@pytest.fixture
def start():
    return datetime.now(UTC)


def test_idle_two_hours_ends_it(person, sign_in, start):
    client, _answer = sign_in(person)
    with later(start, hours=1, minutes=59):
        assert client.get(PAGE).status_code == 200
    with later(start, hours=3, minutes=58):
        assert client.get(PAGE).status_code == 200, "it was used in between"
    with later(start, hours=5, minutes=59):
        assert client.get(PAGE).status_code == 302


def test_staff_idle_half_an_hour_ends_it(person, sign_in, start):
    RoleGrant.objects.create(user=person, role="editor")
    client, _answer = sign_in(person)
    with later(start, minutes=29):
        assert client.get(PAGE).status_code == 200
    with later(start, minutes=60):
        assert client.get(PAGE).status_code == 302


def test_twelve_hours_end_it_however_busy(person, sign_in, start):
    client, _answer = sign_in(person)
    for hour in range(1, 12):
        with later(start, hours=hour):
            assert client.get(PAGE).status_code == 200
    with later(start, hours=12, seconds=5):
        assert client.get(PAGE).status_code == 302


def test_a_session_never_used_after_sign_in_ends_too(person, sign_in, start):
    client, _answer = sign_in(person)
    with later(start, hours=11):
        assert client.get(PAGE).status_code == 302


def test_pages_say_when_it_ends(person, sign_in, start):
    client, _answer = sign_in(person)
    told = []
    for hour in range(12):
        with later(start, hours=hour, seconds=5):
            page = client.get(PAGE).content.decode()
        told.append(int(page.split('data-session-ends-in="')[1].split('"')[0]))
    assert told[1:10] == [7200] * 9
    assert 3590 <= told[11] <= 3600, "less than one hour of the twelve is left"


def test_keeping_it_goes_on(person, sign_in, start):
    client, _answer = sign_in(person)
    with later(start, hours=1, minutes=59):
        answer = client.post("/en/accounts/keep/", headers={"Accept": "*/*"})
        assert answer.json()["ends_in"] == 7200
        assert answer.json()["csrf"]
    with later(start, hours=3):
        assert client.get(PAGE).status_code == 200


def test_keeping_it_without_script_goes_back(person, sign_in):
    client, _answer = sign_in(person)
    back = {"Accept": "text/html", "Referer": "http://testserver/en/work-plan/"}
    assert client.post("/en/accounts/keep/", headers=back).url == "http://testserver/en/work-plan/"
    away = {"Accept": "text/html", "Referer": "http://evil.example/"}
    assert client.post("/en/accounts/keep/", headers=away).url == PAGE


def test_nothing_to_keep_for_a_stranger(db):
    assert Client().post("/en/accounts/keep/").url.startswith("/en/accounts/login/")


def test_ending_other_sessions(person, sign_in):
    here, _answer = sign_in(person)
    there, _answer = sign_in(person)
    here.post("/en/accounts/sessions/")
    event = Event.objects.get()
    assert (event.verb, event.actor_id, event.target_id) == ("accounts.end_own_sessions", person.pk, person.pk)
    here.post("/en/accounts/sessions/")
    assert Event.objects.count() == 1, "there was no other left"
    assert there.get(PAGE).status_code == 302
    assert here.get(PAGE).status_code == 200


def test_where_one_is_signed_in_is_told_in_words(person, sign_in):
    agent = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"
    client, _answer = sign_in(person, **{"User-Agent": agent})
    page = client.get("/en/accounts/sessions/").content.decode()
    assert "Firefox on Android" in page
    assert "Gecko" not in page
    assert "Times on this page: Panama time, UTC−5." in page


def test_the_wrong_password_is_told_without_and_or(person):
    page = Client().post("/es/accounts/login/", {"login": person.email, "password": "x"}).content.decode()
    assert "La dirección de correo o la contraseña no es correcta." in page
    assert "y/o" not in page
