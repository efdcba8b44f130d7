from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.errors import DomainError
from tests.factories import actor_with, make_activity, make_plan, make_priority
from workplan.actions.states import set_status
from workplan.models import ActivityState

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")


@pytest.fixture
def activity():
    return make_activity(make_priority(make_plan()), "B1.1")


def set_it(activity, **said):
    values = {"version": activity.version, "status": "on_track", "source": "EXAMPLE minutes"} | said
    state = set_status(by=CO_CHAIR, activity=activity, **values)
    activity.refresh_from_db()
    return state


def test_the_activity_repeats_its_newest_state_and_the_audit_keeps_before_and_after(activity):
    set_it(activity, status="delayed", note=" waits for a venue ")
    assert (activity.status, activity.status_on) == ("delayed", clock.today())
    assert activity.states.get().note == "waits for a venue"
    assert activity.last_news_on == clock.today()
    event = Event.objects.get(verb="workplan.set_status")
    assert event.changes == {"status": ["no_information", "delayed"]}


def test_an_older_state_entered_later_does_not_overtake_the_newest(activity):
    set_it(activity, status="completed", as_of=date(2026, 6, 1))
    set_it(activity, status="delayed", as_of=date(2026, 3, 1))
    assert (activity.status, activity.last_news_on) == ("completed", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"source": " "}, "status_needs_source"),
        ({"as_of": date(2999, 1, 1)}, "state_in_future"),
        ({"version": 99}, "changed_meanwhile"),
    ],
)
def test_what_is_refused_changes_nothing(activity, said, code):
    with pytest.raises(DomainError) as refused:
        set_it(activity, **said)
    activity.refresh_from_db()
    assert refused.value.code == code
    assert str(refused.value)
    assert (activity.version, ActivityState.objects.count(), Event.objects.count()) == (1, 0, 0)


def test_an_address_is_source_enough_and_no_information_needs_none(activity):
    set_it(activity, source="", source_url="https://portal.example/minutes")
    set_it(activity, source="", status="no_information")
    assert ActivityState.objects.count() == 2


@pytest.mark.parametrize(
    ("plan_values", "activity_values", "code"),
    [
        ({"state": "closed"}, {}, "plan_not_open"),
        ({}, {"retired_on": date(2026, 2, 1)}, "activity_retired"),
    ],
)
def test_a_closed_record_does_not_change(plan_values, activity_values, code):
    activity = make_activity(make_priority(make_plan("2030-2031", **plan_values)), **activity_values)
    with pytest.raises(DomainError) as refused:
        set_it(activity)
    assert refused.value.code == code
