"""Visitors see the states of the last closed round; who reads the board sees today's."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags

from network_portal.common import clock
from network_portal.monitoring.models import Round
from tests.factories import (
    actor_with,
    make_activity,
    make_objective,
    make_plan,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)
from workplan.actions.states import set_status
from workplan.models import Activity

pytestmark = pytest.mark.django_db
PLAN = "/en/work-plan/2026-2027/"
ACTIVITY = f"{PLAN}activities/B1.1/"


def set_on(day: date, status: str) -> None:
    activity = Activity.objects.get()
    with clock.stopped_at(datetime(day.year, day.month, day.day, 17, tzinfo=UTC)):
        set_status(
            by=actor_with("co_chair"), activity=activity, version=activity.version, status=status, source="EXAMPLE"
        )


@pytest.fixture
def known():
    """On track before the round of June closed, delayed since."""
    activity = make_activity(make_priority(make_plan()), "B1.1")
    activity.objectives.add(make_objective(8))
    set_on(date(2026, 6, 20), "on_track")
    set_on(date(2026, 7, 20), "delayed")
    return activity


def close_round(closed_on: datetime = datetime(2026, 7, 1, 17, tzinfo=UTC)) -> None:
    days = {"opens_on": date(2026, 6, 1), "due_on": date(2026, 6, 16), "closes_on": date(2026, 7, 1)}
    months = {"meets_in": date(2026, 8, 1), "since": date(2026, 5, 1)}
    Round.objects.create(
        slug="2026-06",
        plan="2026-2027",
        state="closed",
        opened_at=datetime(2026, 6, 1, 17, tzinfo=UTC),
        closed_at=closed_on,
        **days,
        **months,
    )


def words(client, address: str) -> str:
    return strip_tags(client.get(address).content.decode())


def shown(client, address: str) -> set[str]:
    """The statuses that the page draws outside its filters."""
    page = client.get(address).content.decode()
    return {name for name in ("on_track", "delayed", "no_information") if f'status-{name}"' in page}


def test_until_rounds_exist_everybody_sees_the_newest(client, known):
    assert shown(client, PLAN) == shown(client, "/en/objectives/8/") == {"delayed"}
    assert shown(client, ACTIVITY) == {"on_track", "delayed"}, "the news tells both"
    assert client.get("/api/v1/activities/").json()["results"][0]["status"] == "delayed"


def test_visitors_see_the_last_closed_round_with_its_date(client, known):
    close_round()
    for reader in (client, signed_in(make_user())):
        assert shown(reader, PLAN) == shown(reader, ACTIVITY) == shown(reader, "/en/objectives/8/") == {"on_track"}
    page = words(client, PLAN)
    assert (
        "Statuses as of the round of June 2026, which closed on 1 July 2026; deliverables as of " in page
        and "later:" not in page
    )
    assert "20 July 2026" not in words(client, ACTIVITY)
    assert "as of 1 July 2026" in words(client, "/en/")


def test_the_filters_and_the_api_know_no_more(client, known):
    close_round()
    [row] = client.get("/api/v1/activities/").json()["results"]
    assert (row["status"], row["status_on"]) == ("on_track", "2026-06-20")
    for address in (f"{PLAN}?status=", "/api/v1/activities/?status=", "/api/v1/deliverables/?status="):
        assert client.get(f"{address}delayed").status_code == 200
    assert not client.get("/api/v1/activities/?status=delayed").json()["results"]
    assert "No activity fits all of this" in client.get(f"{PLAN}?status=delayed").content.decode()


def test_who_reads_the_board_sees_today(known):
    close_round()
    co_chair = signed_in(make_staff("co_chair"))
    assert shown(co_chair, PLAN) == {"delayed"}
    assert shown(co_chair, ACTIVITY) == {"on_track", "delayed"}
    assert "Statuses as of the round" not in words(co_chair, PLAN)


def test_a_round_that_was_closed_early_says_when_it_really_closed(client, known):
    close_round(datetime(2026, 6, 18, 17, tzinfo=UTC))
    assert shown(client, PLAN) == {"no_information"}
    assert "which closed on 18 June 2026;" in words(client, PLAN)
