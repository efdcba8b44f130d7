import pytest
from django.test import Client

from pledges.models import Pledge, Submission
from tests.factories import (
    make_activity,
    make_organisation,
    make_plan,
    make_pledge,
    make_priority,
    make_staff,
    signed_in,
)
from workplan.queries.activities import activity_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db):
    return signed_in(make_staff("co_chair"))


@pytest.fixture
def priority(db):
    return make_priority(make_plan(), "B3")


def test_chosen_and_left_again(client, priority):
    pledge = make_pledge()
    activity = make_activity(priority, "B3.2", leads=(pledge.organisation,))
    there = f"/en/pledges/{pledge.reference}/activity/"
    assert "B3.2" in client.get(there).content.decode()
    assert client.post(there, {"version": 1, "activity": activity.pk}).url == f"/en/pledges/{pledge.reference}/"
    assert "Carried by the activity" in client.get(f"/en/pledges/{pledge.reference}/").content.decode()
    client.post(there, {"version": 2, "activity": ""})
    assert Pledge.objects.get().activity is None


def test_of_two_the_second_sees_both_choices(client, priority):
    pledge = make_pledge()
    first, second = (make_activity(priority, code, leads=(pledge.organisation,)) for code in ("B3.2", "B3.3"))
    there = f"/en/pledges/{pledge.reference}/activity/"
    client.post(there, {"version": 1, "activity": first.pk})
    late = client.post(there, {"version": 1, "activity": second.pk})
    assert late.status_code == 409 and "B3.2" in late.content.decode()
    assert Pledge.objects.get().activity == first


def test_one_that_carries_another_is_not_offered(client, priority):
    taken, pledge = make_activity(priority, "B3.2"), make_pledge()
    make_pledge(activity=taken)
    there = f"/en/pledges/{pledge.reference}/activity/"
    assert "B3.2" not in client.get(there).content.decode()
    assert client.post(there, {"version": 1, "activity": taken.pk}).status_code == 200
    assert Pledge.objects.get(pk=pledge.pk).activity is None


@pytest.mark.parametrize("is_example", [True, False])
def test_an_invented_plan_offers_its_activities_to_invented_pledges_alone(client, is_example):
    activity = make_activity(make_priority(make_plan(is_example=True), "B3"), "B3.2")
    pledge, begun = make_pledge(is_example=is_example), make_organisation(is_example=is_example)
    assert (activity.code in client.get(f"/en/pledges/{pledge.reference}/activity/").content.decode()) == is_example
    draft = Submission.objects.create(organisation=begun, language="en")
    assert (activity.code in client.get(f"/en/pledges/submissions/{draft.pk}/registry/").content.decode()) == is_example


def test_no_pledge_no_page(client):
    assert client.get("/en/pledges/PL-1999-001/activity/").status_code == 404


def test_another_reporter_is_warned_of_before_it_is_saved_and_shown_on_both_pages(client, priority):
    ours, theirs = make_organisation("ilo"), make_organisation("eclac")
    activity, pledge = make_activity(priority, "B2.2", leads=(theirs,)), make_pledge(organisation=ours)
    there, sent = f"/en/pledges/{pledge.reference}/activity/", {"version": 1, "activity": activity.pk}
    assert f"reports on it: {theirs.short_name}" in client.get(there).content.decode()
    warned = client.post(there, sent).content.decode()
    assert f"{theirs.short_name}, no longer {ours.short_name}" in warned and Pledge.objects.get().activity is None
    other = client.post(there, sent | {"warned": "0"})
    assert other.status_code == 200 and Pledge.objects.get().activity is None
    assert client.post(there, sent | {"warned": activity.pk}).status_code == 302
    page = Client().get(f"/en/pledges/{pledge.reference}/").content.decode()
    assert f"<dd>{theirs.short_name} " in page and "as the reporter of B2.2" in page
    assert f"/en/pledges/{pledge.reference}/" in Client().get(activity_path(activity)).content.decode()


def test_its_own_reporter_again_once_the_activity_is_settled(client, priority):
    ours, theirs = make_organisation("ilo"), make_organisation("eclac")
    done = make_activity(priority, "B2.2", leads=(theirs,), status="completed")
    pledge = make_pledge(organisation=ours, activity=done)
    page = client.get(f"/en/pledges/{pledge.reference}/").content.decode()
    assert f"<dd>{ours.short_name}</dd>" in page and "as the reporter of" not in page
