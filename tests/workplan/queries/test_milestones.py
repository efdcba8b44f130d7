from datetime import date, timedelta

import pytest

from network_portal.common import clock
from tests.factories import make_activity, make_deliverable, make_plan, make_priority
from workplan.models import ActivityState
from workplan.queries.milestones import PAGE_SIZE, latest_done, milestone_page, next_meeting, promised_next
from workplan.queries.plans import plan_progress

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def plan():
    return make_plan(starts_on=TODAY - timedelta(days=400), ends_on=TODAY + timedelta(days=400))


def test_the_list_is_as_long_as_the_figure(plan, django_assert_num_queries):
    activity = make_activity(make_priority(plan))
    retired = make_activity(activity.priority, retired_on=TODAY)
    for number in range(PAGE_SIZE + 3):
        day = TODAY - timedelta(days=number)
        make_deliverable(activity, day, position=number + 1, done_on=day)
    make_deliverable(activity, TODAY, position=90)
    make_deliverable(activity, TODAY + timedelta(days=1), position=91, done_on=TODAY)
    make_deliverable(activity, TODAY, position=92, done_on=TODAY + timedelta(days=1))
    make_deliverable(retired, TODAY, done_on=TODAY)
    first = milestone_page(plan)
    with django_assert_num_queries(2):
        second = milestone_page(plan, after=first.next)
    assert len(first.rows) + len(second.rows) == plan_progress(plan, plan.board_day).done == PAGE_SIZE + 3
    assert len({row.pk for row in (*first.rows, *second.rows)}) == PAGE_SIZE + 3
    assert (first.is_first, second.is_first, second.next) == (True, False, "")
    assert milestone_page(plan, after="nonsense").rows == first.rows


def test_what_is_promised_next_is_neither_past_nor_done_nor_of_a_cancelled_activity(plan):
    priority = make_priority(plan)
    going, over = make_activity(priority, "B1.1"), make_activity(priority, "B1.2", status="cancelled")
    ActivityState.objects.create(activity=over, status="cancelled", as_of=TODAY)
    make_deliverable(going, TODAY - timedelta(days=1), position=1)
    make_deliverable(going, TODAY, position=2)
    make_deliverable(going, TODAY + timedelta(days=5), position=3)
    make_deliverable(going, TODAY + timedelta(days=1), position=4, done_on=TODAY)
    make_deliverable(going, None, position=5, precision="undated")
    make_deliverable(over, TODAY, position=1)
    assert [(row.code, row.done) for row in promised_next(plan, 9)] == [("B1.1", ""), ("B1.1", "")]


def test_the_latest_done_stands_first(plan):
    activity = make_activity(make_priority(plan))
    for position, days in ((1, 9), (2, 1), (3, 4)):
        done = TODAY - timedelta(days=days)
        make_deliverable(activity, TODAY, position=position, done_on=done, evidence=f"EXAMPLE {days}")
    assert [row.evidence for row in latest_done(plan, 2)] == ["EXAMPLE 1", "EXAMPLE 4"]


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 1, 1), date(2026, 2, 1)),
        (date(2026, 5, 31), date(2026, 5, 1)),
        (date(2026, 11, 30), date(2026, 11, 1)),
        (date(2026, 12, 1), date(2027, 2, 1)),
        (date(2027, 12, 1), None),
        (date(2025, 6, 1), date(2026, 2, 1)),
    ],
)
def test_the_network_meets_by_the_calendar_of_its_plan(today, month, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: today)
    assert next_meeting(make_plan("2026-2027")) == month
