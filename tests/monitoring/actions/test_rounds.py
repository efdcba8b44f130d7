from datetime import date

import pytest

from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.choices import choose_reporting
from network_portal.monitoring.actions.rounds import open_due_rounds, open_round
from network_portal.monitoring.models import Duty, MailedLink, Notice, Round
from network_portal.notifications.models import Message
from tests.factories import make_activity, make_focal_point, make_organisation, make_plan, make_priority
from tests.monitoring.conftest import at
from workplan.models import Plan


def refused(code, **call):
    verb = call.pop("verb")
    with pytest.raises(DomainError) as caught:
        verb(**call)
    assert caught.value.code == code


def test_a_round_opens_on_its_day_with_a_duty_for_each_subject_and_a_call_for_each_person(activities, unicef, iom, ana):
    [round_] = open_due_rounds()
    assert (round_.slug, round_.state, round_.opened_late) == ("2026-09", "open", False)
    assert (round_.due_on, round_.closes_on, round_.meets_in) == (
        date(2026, 9, 16),
        date(2026, 10, 1),
        date(2026, 11, 1),
    )
    owed = dict(Duty.objects.values_list("subject", "organisation__slug"))
    assert owed == {a.subject_id: slug for a, slug in zip(activities, ["iom", "unicef", "unicef"], strict=True)}
    [message] = Message.objects.all()
    assert (message.address, message.language, message.kind) == ("ana@example.org", "es", "monitoring.call")
    assert "B1.2 Actividad B1.2" in message.text and "B1.1" not in message.text
    assert "[[link]]" in message.text, "the token is made when the mail leaves"


def test_opened_twice_or_by_two_schedulers_nothing_is_there_twice(activities, ana):
    open_due_rounds()
    rows = [model.objects.count() for model in (Round, Duty, Notice, Message, MailedLink)]
    assert open_due_rounds() == []
    refused("round_is_open_already", verb=open_round, by=SYSTEM, round_=Round.objects.get())
    assert [model.objects.count() for model in (Round, Duty, Notice, Message, MailedLink)] == rows


def test_a_scheduler_that_was_down_opens_late_with_one_call_that_says_so(activities, ana):
    with clock.stopped_at(at(2026, 9, 4)):
        [round_] = open_due_rounds()
    assert round_.opened_late
    [message] = Message.objects.all()
    assert "tarde" in message.text or "late" in message.text


@pytest.mark.parametrize("day", [at(2026, 8, 31), at(2026, 10, 2), at(2026, 9, 1, 4)])
def test_no_round_opens_before_its_day_or_for_the_past(activities, day):
    """The last is 31 August, eleven at night, in the Network's zone."""
    with clock.stopped_at(day):
        assert open_due_rounds() == []
    assert not Duty.objects.exists()


@pytest.mark.parametrize("state", ["draft", "endorsed", "closed"])
def test_a_plan_that_is_not_in_force_has_no_rounds(activities, state):
    Plan.objects.update(state=state)
    open_due_rounds()
    assert not Round.objects.exists()


def test_of_a_plan_in_force_since_today_no_earlier_round_opens(september):
    plan = make_plan(in_force_on=date(2026, 9, 15))
    make_activity(make_priority(plan), "B1.1", leads=(make_organisation(),))
    with clock.stopped_at(at(2026, 9, 20)):
        assert open_due_rounds() == []


def test_the_leads_in_turn_each_report_once(plan, iom, unicef):
    make_activity(make_priority(plan), "B3.1", leads=(unicef, iom), reporter_rule="rotating", reporter=None)
    turns = []
    for month in (4, 6, 9):
        with clock.stopped_at(at(2026, month, 1)):
            [round_] = open_due_rounds()
            turns.append(Duty.objects.get(round=round_).organisation.slug)
            Round.objects.filter(pk=round_.pk).update(state="closed")
    assert turns == ["unicef", "iom", "unicef"]


def test_settled_and_retired_activities_are_not_asked_and_who_wants_no_call_gets_none(activities, unicef, ana):
    choose_reporting(by=SYSTEM, organisation=unicef, version=0, is_called=False, is_reminded=True)
    activities[0].status = "completed"
    activities[0].save()
    open_due_rounds()
    assert not Duty.objects.exists()
    assert not Message.objects.exists()


def test_as_many_queries_for_two_hundred_organisations_as_for_two(plan, django_assert_max_num_queries):
    priority = make_priority(plan)
    for number in range(200):
        body = make_organisation(f"body-{number}")
        make_focal_point(body)
        make_activity(priority, f"B1.{number}", leads=(body,))
    with django_assert_max_num_queries(60):
        open_due_rounds()
    assert (Duty.objects.count(), Message.objects.count()) == (200, 200)
