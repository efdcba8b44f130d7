from datetime import date, timedelta

import pytest

from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.decisions import return_update
from network_portal.monitoring.actions.news import report_news
from network_portal.monitoring.actions.round_steps import reopen_round
from network_portal.monitoring.actions.rounds import close_round, open_due_rounds
from network_portal.monitoring.actions.updates import submit_update
from network_portal.monitoring.actions.waiting import remind_of_what_waits
from network_portal.monitoring.models import Duty, ReportingChoice
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember
from tests.factories import actor_with, make_organisation, make_staff
from tests.monitoring.conftest import at

NEWS = Answer(status="delayed", done="EXAMPLE: one meeting")
ANSWERED = Answer(status="delayed", done="EXAMPLE: one meeting, in May")
START = at(2026, 9, 1)


@pytest.fixture
def round_(activities, ana):
    return open_due_rounds()[0]


def sent(round_, slug):
    duty = Duty.objects.filter(organisation__slug=slug).order_by("pk")[0]
    return submit_update(by=SYSTEM, duty=duty, version=0, answer=NEWS, language="es")


def looked(hours, seconds=0):
    with clock.stopped_at(START + timedelta(hours=hours, seconds=seconds)):
        return remind_of_what_waits()


def test_an_author_is_reminded_once_a_day_after_each_return(round_):
    update = sent(round_, "unicef")
    returned = return_update(by=SYSTEM, update=update, version=update.version, comment="EXAMPLE: which month?")
    assert [looked(24, -1), looked(24), looked(25), looked(90)] == [0, 1, 0, 0]
    assert "EXAMPLE: which month?" in Message.objects.get(kind="monitoring.still_returned").text
    duty = Duty.objects.get(pk=returned.duty_id)
    again = submit_update(by=SYSTEM, duty=duty, version=returned.version, answer=ANSWERED, language="es")
    assert looked(30) == 0
    return_update(by=SYSTEM, update=again, version=again.version, comment="EXAMPLE: and who?")
    assert looked(24) == 1


@pytest.mark.parametrize(("choice", "reminders"), [(None, 0), (True, 1)])
def test_a_government_is_not_reminded_of_what_came_back_unless_it_chose_so(round_, unicef, choice, reminders):
    unicef.kind = "government"
    unicef.save()
    if choice is not None:
        ReportingChoice.objects.create(organisation=unicef, is_reminded=choice)
    update = sent(round_, "unicef")
    return_update(by=SYSTEM, update=update, version=update.version, comment="EXAMPLE: which month?")
    assert Message.objects.filter(kind="monitoring.returned").count() == 1, "a person wrote this one"
    assert looked(24) == reminders


def test_each_co_chair_hears_of_what_waits_two_days_except_of_their_own(round_, iom):
    theirs, other = make_staff("co_chair"), make_staff("co_chair")
    TeamMember.objects.create(organisation=iom, user=theirs, role="member")
    TeamMember.objects.create(organisation=make_organisation("eclac"), user=other, role="member")
    sent(round_, "iom")
    assert [looked(48, -1), looked(48), looked(49), looked(72)] == [0, 1, 0, 1]
    assert set(Message.objects.filter(kind="monitoring.to_review").values_list("address", flat=True)) == {other.email}
    sent(round_, "unicef")
    assert looked(96) == 2
    assert "2 updates" in Message.objects.filter(address=other.email).order_by("pk").last().text


def test_in_a_closed_round_what_can_be_decided_reminds_and_what_can_be_sent_no_more_does_not(round_, unicef):
    reader = make_staff("co_chair")
    first, second = (sent(round_, slug) for slug in ("unicef", "iom"))
    return_update(by=SYSTEM, update=first, version=first.version, comment="EXAMPLE: which month?")
    close_round(by=SYSTEM, round_=round_)
    assert [looked(24), looked(48), looked(49)] == [0, 1, 0]
    assert Message.objects.get(kind="monitoring.to_review").address == reader.email
    assert second.pk and not Message.objects.filter(kind="monitoring.still_returned").exists()
    reopen_round(by=SYSTEM, round_=round_, organisation_id=unicef.pk, until=date(2026, 10, 30))
    assert looked(49) == 1
    assert Message.objects.filter(kind="monitoring.still_returned").count() == 1


def test_news_outside_rounds_reminds_its_reviewers_daily_and_its_author_once(activities, unicef, ana, iom):
    reader, own = make_staff("co_chair"), make_staff("co_chair")
    TeamMember.objects.create(organisation=unicef, user=own, role="member")
    call = {"subject": activities[1].subject, "organisation_id": unicef.pk, "answer": NEWS, "language": "es"}
    news = report_news(by=actor_with(user=ana, memberships={unicef.pk: "focal_point"}), **call)
    assert [looked(48, -1), looked(48), looked(49), looked(72)] == [0, 1, 0, 1]
    waits = Message.objects.filter(kind="monitoring.news_to_review")
    assert set(waits.values_list("address", flat=True)) == {reader.email}
    return_update(by=SYSTEM, update=news, version=news.version, comment="EXAMPLE: which month?")
    assert [looked(24, -1), looked(24), looked(90)] == [0, 1, 0]
    told = Message.objects.get(kind="monitoring.news_still_returned")
    assert told.address == ana.email and "EXAMPLE: which month?" in told.text
