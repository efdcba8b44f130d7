import pytest

from pledges.models import Pledge
from tests.factories import make_activity, make_plan, make_pledge, make_priority, make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db):
    return signed_in(make_staff("co_chair"))


@pytest.fixture
def priority(db):
    return make_priority(make_plan(), "B3")


def test_chosen_and_left_again(client, priority):
    activity, pledge = make_activity(priority, "B3.2"), make_pledge()
    there = f"/en/pledges/{pledge.reference}/activity/"
    assert "B3.2" in client.get(there).content.decode()
    assert client.post(there, {"version": 1, "activity": activity.pk}).url == f"/en/pledges/{pledge.reference}/"
    assert "Carried by the activity" in client.get(f"/en/pledges/{pledge.reference}/").content.decode()
    client.post(there, {"version": 2, "activity": ""})
    assert Pledge.objects.get().activity is None


def test_of_two_the_second_sees_both_choices(client, priority):
    first, second, pledge = make_activity(priority, "B3.2"), make_activity(priority, "B3.3"), make_pledge()
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


def test_no_pledge_no_page(client):
    assert client.get("/en/pledges/PL-1999-001/activity/").status_code == 404
