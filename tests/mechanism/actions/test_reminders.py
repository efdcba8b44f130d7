from datetime import timedelta

import pytest

from mechanism.actions.appeals import answer_appeal, appeal_decision
from mechanism.actions.memberships import withdraw_request
from mechanism.actions.reminders import remind_of_appeals, remind_of_requests
from network_portal.bodies.models import Mandate
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, SYSTEM
from network_portal.common.languages import date_in_words
from network_portal.notifications.models import Message
from tests.factories import make_staff, make_table
from tests.mechanism.seated import acting, make_declined, make_mandate, make_request, representative_of

pytestmark = pytest.mark.django_db
WAITING = ("mechanism.appeal_waits", "mechanism.appeal_overdue")


def sent(kind):
    return list(Message.objects.filter(kind=f"mechanism.{kind}").values_list("address", flat=True))


def test_a_week_three_weeks_and_each_once_however_often_the_job_runs():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    secretary, asked = make_mandate(table).person, make_request(table)
    for hours, reminded, told in (
        (7 * 24 - 1, [], []),
        (7 * 24, [secretary.email], []),
        (7 * 24 + 1, [secretary.email], []),
        (21 * 24 - 1, [secretary.email], []),
        (21 * 24, [secretary.email], [chair.email]),
        (40 * 24, [secretary.email], [chair.email]),
    ):
        with clock.stopped_at(asked.asked_at + timedelta(hours=hours)):
            remind_of_requests()
            assert (sent("request_waits"), sent("request_overdue")) == (reminded, told)


def test_a_job_that_was_down_for_weeks_loses_nothing():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    secretary, asked = make_mandate(table).person, make_request(table)
    with clock.stopped_at(asked.asked_at + timedelta(days=30)):
        assert remind_of_requests() == 2
        assert remind_of_requests() == 0
    assert (sent("request_waits"), sent("request_overdue")) == ([secretary.email], [chair.email])


def test_what_was_answered_or_withdrawn_is_not_reminded_of():
    asked = make_request(make_table(2))
    withdraw_request(by=SYSTEM, request=asked, version=1)
    with clock.stopped_at(asked.asked_at + timedelta(days=30)):
        assert remind_of_requests() == 0


def make_appealed():
    """Declined by table 1 a while before the Liaison Table was asked; with a delegate of table 2 who may decide."""
    first, chair = make_table(1), make_staff(CO_CHAIR)
    make_mandate(first, Mandate.PRINCIPAL)
    delegate = make_mandate(make_table(2), Mandate.PRINCIPAL).person
    asked = make_declined(first)
    with clock.stopped_at(asked.decided_at + timedelta(days=20)):
        by = representative_of(asked.organisation)
        return appeal_decision(by=by, request=asked, version=1, words="EXAMPLE words"), delegate, chair


def test_an_appeal_is_reminded_of_after_a_week_and_told_after_three_once_each():
    asked, delegate, chair = make_appealed()
    for hours, reminded, told in (
        (7 * 24 - 1, [], []),
        (7 * 24, [delegate.email], []),
        (21 * 24 - 1, [delegate.email], []),
        (21 * 24, [delegate.email], [chair.email]),
        (40 * 24, [delegate.email], [chair.email]),
    ):
        with clock.stopped_at(asked.appealed_at + timedelta(hours=hours)):
            remind_of_appeals()
            assert remind_of_appeals() == remind_of_requests() == 0
            assert (sent("appeal_waits"), sent("appeal_overdue")) == (reminded, told)
    day = date_in_words(asked.appealed_at)
    assert all(day in letter.text for letter in Message.objects.filter(kind__in=WAITING)), "since it was asked there"


def test_an_appeal_that_was_answered_is_not_reminded_of():
    asked, delegate, _chair = make_appealed()
    answer_appeal(by=acting(delegate), request=asked, version=2, admits=False, answer="EXAMPLE")
    with clock.stopped_at(asked.appealed_at + timedelta(days=30)):
        assert remind_of_appeals() == 0
