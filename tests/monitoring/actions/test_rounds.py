from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.choices import choose_reporting
from network_portal.monitoring.actions.rounds import (
    change_round_days,
    close_due_rounds,
    open_due_rounds,
    open_round,
    reopen_round,
    write_opening,
)
from network_portal.monitoring.models import Duty, MailedLink, Notice, Round
from network_portal.monitoring.queries.duties import duties_of
from network_portal.notifications.models import Message
from tests.factories import actor_with, make_activity, make_focal_point, make_organisation, make_plan, make_priority
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


def test_a_held_round_waits_for_its_co_chair_who_writes_the_opening(activities, ana):
    with clock.stopped_at(at(2026, 8, 20)):
        open_due_rounds()
        planned = Round.objects.get(slug="2026-09")
        write_opening(by=SYSTEM, round_=planned, version=1, words="EXAMPLE words", language="en", is_held=True)
        refused(
            "changed_meanwhile",
            verb=write_opening, by=SYSTEM, round_=planned, version=1, words="x", language="en", is_held=False,
        )  # fmt: skip
    assert open_due_rounds() == []
    open_round(by=SYSTEM, round_=Round.objects.get(slug="2026-09"))
    assert "EXAMPLE words" in Message.objects.get().text


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


@pytest.mark.parametrize(("agreed", "owed"), [(None, ["iom"]), (False, ["iom"]), (True, ["iom", "unicef", "unicef"])])
def test_a_government_is_called_only_if_it_agreed(activities, unicef, ana, agreed, owed):
    unicef.kind = "government"
    unicef.save()
    if agreed is not None:
        choose_reporting(by=SYSTEM, organisation=unicef, version=0, is_called=agreed, is_reminded=False)
        [event] = Event.objects.filter(verb="monitoring.choose_reporting")
        assert event.changes == {"is_called": [None, agreed], "is_reminded": [None, False]}
        refused(
            "changed_meanwhile",
            verb=choose_reporting, by=SYSTEM, organisation=unicef, version=0, is_called=True, is_reminded=True,
        )  # fmt: skip
    open_due_rounds()
    assert list(Duty.objects.order_by("pk").values_list("organisation__slug", flat=True)) == owed
    assert Message.objects.count() == (1 if agreed else 0)


def test_it_closes_after_its_last_day_and_opens_again_for_one_organisation(activities, iom, unicef, ana):
    open_due_rounds()
    with clock.stopped_at(at(2026, 10, 1)):
        assert close_due_rounds() == []
    with clock.stopped_at(at(2026, 10, 2)):
        [round_] = close_due_rounds()
        mine = Duty.objects.filter(organisation=unicef).select_related("round")
        assert not mine[0].takes_updates
        assert reopen_round(by=SYSTEM, round_=round_, organisation_id=unicef.pk, until=date(2026, 10, 30)) == 2
        assert mine.all()[0].takes_updates
        assert not Duty.objects.exclude(organisation=unicef).select_related("round").get().takes_updates
        assert MailedLink.objects.get().expires_on == date(2026, 11, 14)
        told = Message.objects.get(kind="monitoring.reopened")
        assert told.address == ana.email and "30 de octubre de 2026" in told.text and "B1.3" in told.text
        reopen_round(by=SYSTEM, round_=round_, organisation_id=unicef.pk, until=date(2026, 10, 30))
        assert Message.objects.filter(kind="monitoring.reopened").count() == 1, "the same day again tells nobody"
        assert [duty.due for duty in duties_of(actor_with(memberships={unicef.pk: "focal_point"}))] == [
            date(2026, 10, 30)
        ]
        assert list(duties_of(actor_with(memberships={iom.pk: "focal_point"}))) == []
    with clock.stopped_at(at(2026, 10, 31)):
        assert list(duties_of(actor_with(memberships={unicef.pk: "focal_point"}))) == []
    refused("nothing_owed", verb=reopen_round, by=SYSTEM, round_=round_, organisation_id=0, until=date(2027, 1, 1))


def test_extended_its_links_live_on(activities, ana):
    [round_] = open_due_rounds()
    days = {"due_on": date(2026, 9, 30), "closes_on": date(2026, 10, 15)}
    change_round_days(by=SYSTEM, round_=round_, version=round_.version, **days)
    assert MailedLink.objects.get().expires_on == date(2026, 10, 30)
    fresh = Round.objects.get()
    for code, wrong in (
        ("round_days_out_of_order", {"due_on": date(2026, 10, 16), "closes_on": date(2026, 10, 15)}),
        ("round_days_past", {"due_on": date(2026, 9, 1), "closes_on": date(2026, 9, 1)}),
    ):
        with clock.stopped_at(at(2026, 9, 2)):
            refused(code, verb=change_round_days, by=SYSTEM, round_=fresh, version=fresh.version, **wrong)


def test_as_many_queries_for_two_hundred_organisations_as_for_two(plan, django_assert_max_num_queries):
    priority = make_priority(plan)
    for number in range(200):
        body = make_organisation(f"body-{number}")
        make_focal_point(body)
        make_activity(priority, f"B1.{number}", leads=(body,))
    with django_assert_max_num_queries(60):
        open_due_rounds()
    assert (Duty.objects.count(), Message.objects.count()) == (200, 200)
