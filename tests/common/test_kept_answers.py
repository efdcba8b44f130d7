"""Nothing typed is lost where a session, a second factor, a token or the thing itself ended meanwhile."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from network_portal.accounts.actions.people import erase_account
from network_portal.accounts.tasks import forget_ended_sessions
from network_portal.common import clock
from network_portal.common.kept_answers import KEPT_SECONDS, MOST_CHARACTERS, SESSION_KEY
from tests.factories import actor_with, make_activity, make_plan, make_priority, make_staff, signed_in
from workplan.models import ActivityState

pytestmark = pytest.mark.django_db
ADDRESS = "/en/work-plan/2026-2027/activities/B1.2/status/"
NOTE = "Canción <de> prueba"


@pytest.fixture
def activity():
    return make_activity(make_priority(make_plan()), "B1.2")


@pytest.fixture
def co_chair(activity):
    return make_staff("co_chair")


def said(**changes):
    today = clock.today().isoformat()
    return {"version": 1, "status": "delayed", "as_of": today, "note": NOTE, "source": "EXAMPLE"} | changes


def idle_for_an_hour(client):
    session = client.session
    session["started_at"] = session["seen_at"] = time.time() - 3600
    session["is_staff"] = True
    session.save()


def come_back(client, user):
    """Signs in again in the same browser, with a second factor."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def test_what_was_sent_after_the_session_ended_waits_and_is_sent_by_one_press(co_chair, activity):
    client = signed_in(co_chair)
    idle_for_an_hour(client)
    answer = client.post(f"{ADDRESS}?back=show%3Dlate", said())
    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/accounts/login/?next=")

    come_back(client, co_chair)
    page = client.get(f"{ADDRESS}?back=show%3Dlate")
    kept = page.context["kept"]
    assert "Canción &lt;de&gt; prueba" in page.content.decode()
    assert ActivityState.objects.count() == 0
    client.post(kept.path, dict(kept.fields))

    activity.refresh_from_db()
    assert activity.states.get().note == NOTE
    assert "kept" not in client.get(ADDRESS).context


def test_the_page_can_be_had_without_it(co_chair):
    client = signed_in(co_chair)
    idle_for_an_hour(client)
    client.post(ADDRESS, said())
    come_back(client, co_chair)

    assert "form" in client.get(f"{ADDRESS}?kept=no").context
    assert "kept" not in client.get("/en/dashboard/").context
    assert "kept" in client.get(ADDRESS).context


def test_nobody_else_sees_it_and_it_ends(co_chair):
    other = make_staff("co_chair")
    client = signed_in(co_chair)
    idle_for_an_hour(client)
    client.post(ADDRESS, said())
    come_back(client, other)
    assert NOTE not in client.get(ADDRESS).content.decode()
    assert SESSION_KEY not in client.session

    client = signed_in(co_chair)
    idle_for_an_hour(client)
    client.post(ADDRESS, said())
    come_back(client, co_chair)
    session = client.session
    session[SESSION_KEY] |= {"until": session[SESSION_KEY]["until"] - KEPT_SECONDS}
    session.save()
    assert "kept" not in client.get(ADDRESS).context


def test_it_goes_from_a_session_to_which_nobody_comes_back(co_chair):
    client = signed_in(co_chair)
    idle_for_an_hour(client)
    client.post(ADDRESS, said())
    forget_ended_sessions()
    assert client.session[SESSION_KEY]["person_id"] == co_chair.pk, "half an hour is not over"
    before = dict(client.session)
    with clock.stopped_at(clock.now() + timedelta(seconds=KEPT_SECONDS)):
        forget_ended_sessions()
    before.pop(SESSION_KEY)
    assert dict(client.session) == before


def test_it_goes_with_the_account_of_its_writer(co_chair):
    clients = [(signed_in(person), person) for person in (co_chair, make_staff("co_chair"))]
    for client, _person in clients:
        idle_for_an_hour(client)
        client.post(ADDRESS, said())
    erase_account(by=actor_with(user=co_chair), person=co_chair)
    assert [SESSION_KEY in client.session for client, _person in clients] == [False, True]


@pytest.mark.parametrize("size", [40, MOST_CHARACTERS + 1])
def test_a_session_that_nobody_knows_any_more_shows_the_words_and_keeps_nothing(activity, size):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    answer = client.post(ADDRESS, said(note="é" * size, password="not to be shown"))
    assert answer.status_code == 401
    assert "é" * size in answer.content.decode()
    assert "not to be shown" not in answer.content.decode()
    assert SESSION_KEY not in client.session


def test_what_was_sent_after_the_second_factor_ended_waits_too(co_chair):
    client = signed_in(co_chair, second_factor=False)
    answer = client.post(ADDRESS, said())
    assert "second-factor" in answer["Location"]
    come_back(client, co_chair)
    assert client.get(ADDRESS).context["kept"].words == ["delayed", NOTE, "EXAMPLE"]


def test_what_was_written_on_something_that_ended_meanwhile_is_shown(co_chair, activity):
    client = signed_in(co_chair)
    activity.retired_on = clock.today()
    activity.save()
    answer = client.post(ADDRESS, said())
    assert (answer.status_code, "Canción &lt;de&gt; prueba" in answer.content.decode()) == (400, True)
    activity.delete()
    answer = client.post(ADDRESS, said())
    assert (answer.status_code, "Canción &lt;de&gt; prueba" in answer.content.decode()) == (404, True)


def test_a_page_with_an_old_token_shows_the_words_that_came_from_here(co_chair):
    client = Client(enforce_csrf_checks=True)
    client.force_login(co_chair)
    here = client.post(ADDRESS, said(), headers={"Origin": "http://testserver"})
    elsewhere = client.post(ADDRESS, said(), headers={"Origin": "https://evil.example"})
    assert (here.status_code, "Canción &lt;de&gt; prueba" in here.content.decode()) == (403, True)
    assert (elsewhere.status_code, "Canción" in elsewhere.content.decode()) == (403, False)
