from datetime import UTC, date, datetime

import pytest

from network_portal.common import actors, clock
from network_portal.knowledge.actions.reviews import publish_practice
from tests.factories import (
    make_activity,
    make_deliverable,
    make_focal_point,
    make_organisation,
    make_plan,
    make_practice,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.django_db
LIST = "/en/practices/"


@pytest.fixture(autouse=True)
def in_may():
    with clock.stopped_at(datetime(2026, 5, 20, 17, tzinfo=UTC)):
        yield


@pytest.fixture
def promise():
    activity = make_activity(make_priority(make_plan()), "B1.4", fulfilled_by="practices")
    for position, number in enumerate((3, 4, 5), start=1):
        days = {"precision": "month", "starts_on": date(2026, number, 1)}
        make_deliverable(activity, date(2026, number, 30), position, **days)
    return activity


def at(month, day=10, hour=17):
    return datetime(2026, month, day, hour, tzinfo=UTC)


def text_of(client, address=LIST):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_publishing_ticks_the_deliverable_of_this_month(promise, chair, reviewed):
    practice = publish_practice(by=chair, submission=reviewed, version=reviewed.version)
    ticked = promise.deliverables.get(position=3)
    assert (ticked.done_on, ticked.practice, ticked.evidence) == (date(2026, 5, 20), practice, "EXAMPLE: one counter")
    assert ticked.evidence_url.endswith(f"/en/practices/{practice.slug}/")


def test_visitors_see_the_months_with_a_practice_and_the_latest(client, promise):
    make_practice(title="Older", published_at=at(2))
    make_practice(title="Newest", published_at=at(4))
    page = text_of(client)
    assert "The latest:" in page
    assert 'href="/en/practices/months/2026-04/"' in page
    assert "March 2026" not in page
    assert "missed" not in page


def test_the_network_sees_the_months_missed(promise):
    make_practice(published_at=at(4))
    for person in (make_staff(actors.CO_CHAIR), make_staff(actors.EDITOR), make_focal_point(make_organisation())):
        page = text_of(signed_in(person))
        assert "1 month was missed" in page
        assert "March 2026: missed" in page
    assert "missed" not in text_of(signed_in(make_user()))


def test_a_month_lists_its_practices_in_the_calendar_of_the_network(client):
    make_practice(title="Last hour of April", published_at=at(5, 1, 3))
    make_practice(title="First hour of May", published_at=at(5, 1, 6))
    assert "Last hour of April" in text_of(client, f"{LIST}months/2026-04/")
    page = text_of(client, f"{LIST}months/2026-05/")
    assert "First hour of May" in page
    assert "Last hour of April" not in page


def test_what_was_recorded_from_public_sources_keeps_no_promise(client, promise):
    make_practice(published_at=at(4), origin="Hub")
    assert client.get(f"{LIST}months/2026-04/").status_code == 404
    assert "April 2026: missed" in text_of(signed_in(make_staff(actors.CO_CHAIR)))


@pytest.mark.parametrize("month", ["2026-13", "2026-03", "x", "9999-12", "2099-12"])
def test_a_month_without_practices_is_no_page(client, month):
    assert client.get(f"{LIST}months/{month}/").status_code == 404


def test_who_takes_a_practice_off_is_told_what_counts_because_of_it(promise, chair, reviewed):
    practice = publish_practice(by=chair, submission=reviewed, version=reviewed.version)
    page = text_of(signed_in(make_staff(actors.EDITOR)), f"{LIST}{practice.slug}/unpublish/")
    assert "B1.4, May 2026" in page
