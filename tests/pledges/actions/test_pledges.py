from datetime import date

import pytest

from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.news import report_news
from network_portal.monitoring.actions.rounds import open_round, prepare_round
from network_portal.monitoring.models import Duty
from network_portal.monitoring.queries.rounds import calendars, rounds_near
from network_portal.monitoring.queries.subjects import facts_of, statuses_before
from network_portal.monitoring.rules.updates import Answer
from network_portal.monitoring.subjects import AcceptedUpdate, owners
from network_portal.notifications.models import Message
from pledges.actions import pledges
from pledges.actions.pledges import carry_by_activity, follow_plan
from pledges.models import Pledge
from pledges.queries.carried import followers
from pledges.queries.subjects import due_pledges
from tests.factories import (
    make_activity,
    make_focal_point,
    make_organisation,
    make_plan,
    make_pledge,
    make_priority,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(db):
    return make_plan()


@pytest.fixture
def activity(plan, body):
    return make_activity(make_priority(plan, "B3"), "B3.2", leads=(body,))


def owed(plan) -> set[int]:
    return {one.subject_id for one in due_pledges(plan.slug, 0)}


def report(subject, body, status, chair):
    answer = Answer(status=status, done="EXAMPLE: done")
    update = report_news(by=SYSTEM, subject=subject, organisation_id=body.pk, answer=answer, language="en")
    return accept_update(by=chair, update=update, version=update.version)


def test_a_round_asks_who_reports_a_pledge_that_goes_on(plan):
    open_one, settled, invented = make_pledge(), make_pledge(stage="fulfilled"), make_pledge(is_example=True)
    assert owed(plan) == {open_one.subject_id}
    plan.is_example = True
    plan.save()
    assert owed(plan) == {invented.subject_id}
    assert settled.subject_id not in owed(plan)


def test_one_round_asks_for_the_pledge_and_its_activity_once(plan, activity, body):
    carried, alone = make_pledge(organisation=body, activity=activity), make_pledge(organisation=body)
    calendar = calendars()[0]
    round_ = prepare_round(by=SYSTEM, calendar=calendar, days=next(iter(rounds_near(calendar))))
    opens = type(round_).objects.filter(pk=round_.pk)
    opens.update(opens_on=date.today(), due_on=date.today(), closes_on=date.today())
    round_.refresh_from_db()
    open_round(by=SYSTEM, round_=round_)
    assert sorted(Duty.objects.values_list("subject_id", flat=True)) == sorted([carried.subject_id, alone.subject_id])


def test_a_settled_activity_leaves_its_open_pledge_to_be_asked_for_by_itself(plan, activity, chair):
    """Who pledges never speaks under the subject of an activity that somebody else reports."""
    pledge = make_pledge(activity=activity)
    assert follow_plan(by=SYSTEM) == 0 and owed(plan) == set()
    type(activity).objects.filter(pk=activity.pk).update(status="completed")
    assert owed(plan) == set()
    assert follow_plan(by=SYSTEM) == 1
    pledge.refresh_from_db()
    assert pledge.activity is None and owed(plan) == {pledge.subject_id} != {activity.subject_id}
    report(pledge.subject, pledge.organisation, "discontinued", chair)
    activity.refresh_from_db()
    assert (activity.status, Pledge.objects.get().stage) == ("completed", "discontinued")


@pytest.mark.parametrize("stages", [{"stage": "fulfilled"}, {"held_stage": "fulfilled", "held_on": date(2026, 6, 1)}])
def test_a_settled_activity_keeps_the_pledge_that_it_fulfilled(plan, activity, stages):
    make_pledge(activity=activity, **stages)
    type(activity).objects.filter(pk=activity.pk).update(status="completed")
    assert follow_plan(by=SYSTEM) == 0


def test_an_accepted_update_sets_the_stage_and_the_stage_before_is_known(chair, body):
    pledge = make_pledge(organisation=body)
    update = report(pledge.subject, body, "fulfilled", chair)
    pledge.refresh_from_db()
    assert (pledge.stage, pledge.updated_on) == ("fulfilled", date.today())
    assert statuses_before({pledge.subject_id: update.decided_at}) == {pledge.subject_id: "in_progress"}


def test_one_update_serves_the_pledge_and_the_activity_that_carries_it(chair, body, activity):
    pledge = make_pledge(organisation=body, activity=activity)
    report(activity.subject, body, "completed", chair)
    pledge.refresh_from_db()
    activity.refresh_from_db()
    assert (pledge.stage, activity.status) == ("fulfilled", "completed")


@pytest.mark.parametrize(
    ("carried", "right", "wrong"), [(False, "in_progress", "on_track"), (True, "on_track", "in_progress")]
)
def test_each_subject_takes_the_statuses_of_its_own_part(body, activity, carried, right, wrong):
    pledge = make_pledge(organisation=body, activity=activity if carried else None)
    offered = facts_of([pledge.subject_id], "en")[pledge.subject_id].statuses
    assert right in offered and wrong not in offered
    with pytest.raises(DomainError) as error:
        report_news(
            by=SYSTEM,
            subject=pledge.subject,
            organisation_id=body.pk,
            answer=Answer(status=wrong, done="EXAMPLE"),
            language="en",
        )
    assert error.value.code == "update_status_unknown"


def test_carried_from_now_on_its_earlier_subject_keeps_what_was_said(chair, activity):
    pledge = make_pledge()
    earlier = pledge.subject
    carried = carry_by_activity(by=chair, pledge=pledge, version=1, activity=activity)
    assert carried.subject == activity.subject and list(carried.earlier_subjects.all()) == [earlier]
    assert facts_of([earlier.pk], "en")[earlier.pk].code == pledge.reference
    alone = carry_by_activity(by=chair, pledge=carried, version=2, activity=None)
    assert alone.subject not in (earlier, activity.subject)


@pytest.mark.parametrize("taken_up", [False, True])
def test_an_activity_names_the_pledge_that_it_carries_now_and_none_from_before(chair, activity, taken_up):
    before = carry_by_activity(by=chair, pledge=make_pledge(), version=1, activity=activity)
    alone = carry_by_activity(by=chair, pledge=before, version=before.version, activity=None)
    now = [make_pledge(year=2023)] if taken_up else []
    for other in now:
        carry_by_activity(by=chair, pledge=other, version=1, activity=activity)
    facts = facts_of([activity.subject_id, alone.subject_id], "en")
    assert [one.code for one in facts[activity.subject_id].also] == [other.reference for other in now]
    assert facts[alone.subject_id].code == alone.reference


def test_both_organisations_are_written_to_when_another_one_reports(chair, body, activity):
    ours = make_organisation("other")
    mine, theirs = make_focal_point(ours), make_focal_point(body)
    pledge = make_pledge(organisation=ours)
    carried = carry_by_activity(by=chair, pledge=pledge, version=1, activity=activity)
    mails = Message.objects.filter(kind="pledges.reporter_changed")
    assert set(mails.values_list("person", flat=True)) == {mine.pk, theirs.pk}
    assert f"{body.short_name} reports on it, and no longer {ours.short_name}" in mails.first().text
    facts = facts_of([activity.subject_id], "en")[activity.subject_id]
    assert facts.code == "B3.2" and [one.code for one in facts.also] == [pledge.reference]
    carry_by_activity(by=chair, pledge=carried, version=2, activity=None)
    assert mails.count() == 4


def test_nobody_is_written_to_when_the_reporter_stays(chair, body, activity):
    make_focal_point(body)
    carry_by_activity(by=chair, pledge=make_pledge(organisation=body), version=1, activity=activity)
    assert not Message.objects.exists()


def test_when_the_plan_is_over_the_pledge_follows_the_successor_of_its_activity(plan, activity):
    followed, left = make_pledge(activity=activity), make_pledge(activity=make_activity(activity.priority))
    assert follow_plan(by=SYSTEM) == 0
    plan.state = "closed"
    plan.save()
    assert follow_plan(by=SYSTEM) == 0  # nobody is asked before the next plan is in force
    following = make_plan("2028-2029")
    successor = make_activity(make_priority(following, "B3"), "B3.2", predecessor=activity)
    assert follow_plan(by=SYSTEM) == 2
    followed.refresh_from_db()
    left.refresh_from_db()
    assert followed.activity == successor and followed.subject == successor.subject
    assert left.activity is None and left.subject_id in owed(following)
    assert follow_plan(by=SYSTEM) == 0
    assert Pledge.objects.count() == 2


def test_who_is_changed_while_pledges_follow_keeps_none_of_the_others_back(plan, activity, monkeypatch):
    changed, followed = make_pledge(activity=activity), make_pledge(activity=make_activity(activity.priority))
    plan.state = "closed"
    plan.save()
    make_plan("2028-2029")
    found = followers()
    Pledge.objects.filter(pk=changed.pk).update(version=2)
    monkeypatch.setattr(pledges, "followers", lambda: found)
    assert follow_plan(by=SYSTEM) == 1
    changed.refresh_from_db()
    followed.refresh_from_db()
    assert (changed.activity, followed.activity) == (activity, None)
    monkeypatch.undo()
    assert follow_plan(by=SYSTEM) == 1


FACTS = {"nothing_new": False, "done": "", "language": "en", "evidence_url": "", "source": ""}


@pytest.mark.parametrize("days", [(1, 10), (10, 1)])
def test_an_older_update_accepted_later_overtakes_neither_the_stage_nor_the_status(chair, body, activity, days):
    carried, alone = make_pledge(organisation=body, activity=activity), make_pledge(organisation=body)
    said = {1: ("on_track", "in_progress"), 10: ("completed", "fulfilled")}
    for day in days:
        facts = FACTS | {"as_of": date(2026, 7, day)}
        for subject, status in zip((carried.subject_id, alone.subject_id), said[day], strict=True):
            for owner in owners.values():
                owner.apply(AcceptedUpdate(subject, body.pk, status=status, **facts), chair)
    activity.refresh_from_db()
    assert (activity.status, activity.status_on) == ("completed", date(2026, 7, 10))
    for pledge in (carried, alone):
        pledge.refresh_from_db()
        assert (pledge.stage, pledge.updated_on) == ("fulfilled", date(2026, 7, 10))
