import pytest

from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.choices import choose_reporting
from network_portal.monitoring.actions.notices import send_due_notices
from network_portal.monitoring.actions.nudges import nudge
from network_portal.monitoring.actions.updates import submit_update
from network_portal.monitoring.models import Duty, Notice
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.models import Message
from tests.factories import make_focal_point, make_staff
from tests.monitoring.conftest import at


def kinds():
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def looked(month, day, times=2):
    with clock.stopped_at(at(2026, month, day)):
        return sum(send_due_notices() for _ in range(times))


def answer_all():
    for duty in Duty.objects.all():
        submit_update(by=SYSTEM, duty=duty, version=0, answer=Answer(nothing_new=True), language="en")


def test_each_reminder_comes_once_however_often_somebody_looks(round_):
    assert [looked(9, day) for day in (2, 12, 13, 14, 16, 18, 19, 20)] == [0, 0, 1, 0, 0, 0, 1, 0]
    assert kinds() == ["monitoring.call", "monitoring.reminder_before", "monitoring.reminder_after"]


def test_who_answered_is_not_reminded(round_):
    answer_all()
    assert looked(9, 13) == looked(9, 19) == 0


@pytest.mark.parametrize(("choice", "reminders"), [(None, 0), (False, 0), (True, 1)])
def test_a_government_is_reminded_only_if_it_chose_so(round_, unicef, choice, reminders):
    unicef.kind = "government"
    unicef.save()
    if choice is not None:
        choose_reporting(by=SYSTEM, organisation=unicef, version=0, is_called=True, is_reminded=choice)
    assert looked(9, 13) == reminders


def test_any_organisation_may_choose_to_be_called_and_not_reminded(round_, unicef):
    choose_reporting(by=SYSTEM, organisation=unicef, version=0, is_called=True, is_reminded=False)
    assert looked(9, 13) == looked(9, 19) == 0


def test_then_the_co_chairs_get_one_call_list_which_names_whom_nobody_can_reach(round_, iom, unicef):
    reader = make_staff("co_chair")
    assert looked(9, 23) == 1
    message = Message.objects.get(kind="monitoring.call_list")
    assert message.address == reader.email
    assert "UNICEF: 2 updates" in message.text
    assert "IOM: 1 update – nobody can be written to: it has no focal point" in message.text


def test_a_nudge_is_sent_once_by_two_presses_and_says_the_co_chairs_words(round_, unicef, iom):
    make_focal_point(unicef)
    call = {"by": SYSTEM, "round_": round_, "organisations": [unicef.pk], "words": "EXAMPLE please", "nudged_before": 0}
    assert [nudge(**call), nudge(**call)] == [2, 0]
    assert Notice.objects.filter(kind="nudge").count() == 2
    assert "EXAMPLE please" in Message.objects.filter(kind="monitoring.nudge")[0].text
    assert nudge(**call | {"nudged_before": 1}) == 2
    with pytest.raises(DomainError) as caught:
        nudge(**call | {"organisations": [iom.pk], "nudged_before": 2})
    assert caught.value.code == "nobody_to_nudge"
