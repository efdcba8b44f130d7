"""Publishing a good practice ticks the deliverable of its month, in the plan in force."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.common.registry import PublishedPractice
from tests.factories import (
    actor_with,
    make_activity,
    make_deliverable,
    make_organisation,
    make_plan,
    make_practice,
    make_priority,
)
from workplan.actions.activities import change_activity, values_of
from workplan.actions.deliverables import mark_deliverable_done
from workplan.actions.next_plan import start_next_plan
from workplan.actions.practices import mark_by_practice
from workplan.models import Activity
from workplan.queries.practices import marks_by, marks_to_look_at, practice_promise

pytestmark = pytest.mark.django_db
EDITOR, CO_CHAIR = actor_with("editor"), actor_with("co_chair")
DAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def in_may():
    with clock.stopped_at(datetime(2026, 5, 20, 17, tzinfo=UTC)):
        yield


@pytest.fixture
def activity():
    plan = make_plan()
    promised = make_activity(make_priority(plan), "B1.4", leads=(make_organisation(),), fulfilled_by="practices")
    for position, number in enumerate((4, 5, 6), start=1):
        days = {"precision": "month", "starts_on": date(2026, number, 1)}
        make_deliverable(promised, date(2026, number, 31 if number == 5 else 30), position, **days)
    return promised


def published(title="EXAMPLE: one counter", day=DAY):
    practice = make_practice(title=title, language="es")
    return PublishedPractice(practice.pk, title, "es", f"https://portal.example/es/practices/{practice.slug}/", day)


def done(activity):
    return [item.done_on for item in activity.deliverables.order_by("position")]


def test_the_deliverable_of_the_month_is_done_and_says_by_what(activity):
    practice = published()
    marked = mark_by_practice(practice, by=EDITOR)
    assert done(activity) == [None, DAY, None]
    assert (marked.evidence, marked.evidence_language, marked.evidence_url) == (practice.title, "es", practice.url)
    assert marked.practice_id == practice.pk
    event = Event.objects.get(verb="workplan.mark_deliverable_done")
    assert (event.target_id, event.changes["done_on"]) == (activity.pk, [None, "2026-05-20"])


def test_a_second_practice_of_the_month_leaves_the_mark_of_the_first(activity):
    mark_by_practice(published("First"), by=EDITOR)
    assert mark_by_practice(published("Second"), by=EDITOR) is None
    assert activity.deliverables.get(position=2).evidence == "First"
    assert done(activity) == [None, DAY, None]


@pytest.mark.parametrize("fields", [{"fulfilled_by": ""}, {"retired_on": DAY}])
def test_nothing_is_marked_where_practices_fulfil_nothing(activity, fields):
    Activity.objects.filter(pk=activity.pk).update(**fields)
    assert mark_by_practice(published(), by=EDITOR) is None
    assert done(activity) == [None, None, None]


@pytest.mark.parametrize("state", ["draft", "endorsed", "closed"])
def test_only_the_plan_in_force_counts(activity, state):
    type(activity.plan).objects.filter(pk=activity.plan_id).update(state=state)
    assert mark_by_practice(published(), by=EDITOR) is None
    assert practice_promise() is None


def test_the_promise_names_each_month_and_whether_it_is_kept(activity):
    mark_by_practice(published(), by=EDITOR)
    promise = practice_promise()
    assert (promise.code, [(one.first_day.month, one.is_done) for one in promise.months]) == (
        "B1.4",
        [(4, False), (5, True), (6, False)],
    )


def test_taken_off_the_public_pages_the_mark_stays_and_the_co_chairs_are_asked(activity):
    practice = published()
    marked = mark_by_practice(practice, by=EDITOR)
    assert list(marks_to_look_at()) == []
    assert [mark.words for mark in marks_by(practice.pk)] == ["B1.4, May 2026"]
    marked.practice.is_published = False
    marked.practice.save()
    assert done(activity) == [None, DAY, None]
    [duty] = marks_to_look_at()
    assert "B1.4, May 2026" in duty.sentence
    version = Activity.objects.get().version
    mark_deliverable_done(by=CO_CHAIR, deliverable=marked, version=version, done_on=DAY, evidence="EXAMPLE: a webinar")
    assert list(marks_to_look_at()) == []


def test_what_fulfils_is_copied_with_the_plan(activity):
    copy = start_next_plan(by=CO_CHAIR, plan=activity.plan, slug="2028-2029", titles={"en": "Next"}, years=2)
    assert copy.activities.get().fulfilled_by == "practices"


def test_practices_fulfil_one_activity_of_a_plan(activity):
    other = make_activity(activity.priority, "B1.5", leads=(make_organisation(),))
    values = replace(values_of(other), fulfilled_by="practices")
    with pytest.raises(DomainError) as refused:
        change_activity(by=CO_CHAIR, activity=other, version=other.version, values=values)
    assert (refused.value.code, refused.value.field) == ("fulfilled_by_another", "fulfilled_by")
    change_activity(
        by=CO_CHAIR, activity=activity, version=activity.version, values=replace(values_of(activity), fulfilled_by="")
    )
    change_activity(by=CO_CHAIR, activity=other, version=other.version, values=values)
