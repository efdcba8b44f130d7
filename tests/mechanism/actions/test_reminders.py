from datetime import timedelta

import pytest

from mechanism.actions.memberships import withdraw_request
from mechanism.actions.reminders import remind_of_requests
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, SYSTEM
from network_portal.notifications.models import Message
from tests.factories import make_staff, make_table
from tests.mechanism.seated import make_mandate, make_request

pytestmark = pytest.mark.django_db


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
