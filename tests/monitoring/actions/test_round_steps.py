from datetime import date

import pytest

from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.round_steps import change_round_days, reopen_round, write_opening
from network_portal.monitoring.actions.rounds import close_due_rounds, open_due_rounds, open_round
from network_portal.monitoring.models import Duty, MailedLink, Round
from network_portal.monitoring.queries.duties import duties_of
from network_portal.notifications.models import Message
from tests.factories import actor_with
from tests.monitoring.conftest import at


def refused(code, **call):
    verb = call.pop("verb")
    with pytest.raises(DomainError) as caught:
        verb(**call)
    assert caught.value.code == code


def test_a_held_round_waits_for_its_co_chair_who_writes_the_opening(activities, ana):
    with clock.stopped_at(at(2026, 8, 20)):
        open_due_rounds()
        planned = Round.objects.get(slug="2026-09")
        write_opening(by=SYSTEM, round_=planned, version=1, words="EXAMPLE words", language="en", is_held=True)
        refused(
            "changed_meanwhile",
            verb=write_opening, by=SYSTEM, round_=planned, version=1, words="x", language="en", is_held=False,
        )  # fmt: skip
    co_chair = actor_with("co_chair")
    assert open_due_rounds() == []
    assert [(duty.url, duty.due) for duty in duties_of(co_chair)] == [("/en/rounds/2026-09/#opening", planned.opens_on)]
    with clock.stopped_at(at(2026, 11, 1)):
        assert list(duties_of(co_chair)) == [], "its days are over"
    open_round(by=SYSTEM, round_=Round.objects.get(slug="2026-09"))
    assert list(duties_of(co_chair)) == []
    assert "EXAMPLE words" in Message.objects.get().text


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
