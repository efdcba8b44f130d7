from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from network_portal.common import clock
from network_portal.organisations.models import Organisation
from tests.factories import make_accepted_update, make_activity, make_deliverable, make_plan, make_priority
from tests.workplan.queries.generated import END, QUICKLY, build, facts_of, generated_plans, noon
from workplan.models import Activity, ActivityState
from workplan.queries.board import (
    DUE_SOON,
    LATE,
    LEADS_IN_TURN,
    LISTS,
    SILENT,
    board_activities,
    board_list,
    board_table,
    late_deliverables,
    with_open_promises,
)
from workplan.rules import progress as rules

pytestmark = pytest.mark.django_db


@settings(QUICKLY, max_examples=40)
@given(generated_plans())
def test_the_board_says_what_the_rules_say(db, drawn):
    plan = build(drawn)
    with clock.stopped_at(noon(drawn["today"])):
        day, facts = plan.board_day, plan.facts
        known = {row.pk: facts_of(row, plan) for row in Activity.objects.filter(plan=plan, retired_on=None)}
        assert day == rules.board_day(facts, drawn["today"])
        for row in board_activities(plan):
            said = known[row.pk]
            assert row.status_then == said.status
            assert row.is_late == rules.is_late(said, facts, day)
            assert row.is_due_soon == bool(rules.due_soon(said, day))
            assert row.is_silent == rules.is_silent(said, facts, day)
        table = board_table(plan)
        assert table.count() == len(known)
        assert table.count(LATE) == sum(rules.is_late(one, facts, day) for one in known.values())
        assert table.late_deliverables == sum(len(rules.late_deliverables(one, facts, day)) for one in known.values())
        for status, number in rules.counts_by_status(known.values()).items():
            assert table.count(status.value) == number


@settings(QUICKLY, max_examples=8)
@given(generated_plans())
def test_a_figure_equals_its_list(db, drawn):
    plan = build(drawn)
    with clock.stopped_at(noon(drawn["today"])):
        table = board_table(plan)
        for shown in ("", *LISTS):
            assert table.count(shown) == len(board_list(plan, shown)), shown
            for pk, mine in table.by_reporter.items():
                slug = _slug(pk)
                assert mine.count(shown) == len(board_list(plan, shown, slug)), (shown, slug)
                assert mine.late_deliverables == len(late_deliverables(plan, slug))
        assert table.late_deliverables == len(late_deliverables(plan))


@pytest.mark.parametrize(("days", "counted"), [(-1, 0), (0, 1), (90, 1), (91, 0)])
def test_due_soon_reaches_to_the_ninetieth_day(days, counted):
    plan, today = make_plan(), date(2026, 5, 1)
    make_deliverable(make_activity(make_priority(plan)), today + timedelta(days=days))
    with clock.stopped_at(noon(today)):
        assert board_table(plan).count(DUE_SOON) == counted


@pytest.mark.parametrize(("days", "status"), [(-1, "delayed"), (0, "delayed"), (1, "no_information")])
def test_a_closed_plan_counts_the_states_until_its_last_day(days, status):
    plan = make_plan(state="closed")
    activity = make_activity(make_priority(plan), status="delayed")
    ActivityState.objects.create(activity=activity, status="delayed", as_of=END + timedelta(days=days))
    assert board_table(plan).count(status) == 1


def test_a_closed_plan_hears_only_what_was_said_until_its_last_day():
    plan, later = make_plan(state="closed"), END + timedelta(days=60)
    priority = make_priority(plan)
    said_after, done_after, heard = (make_activity(priority, last_news_on=later) for _ in range(3))
    ActivityState.objects.create(activity=said_after, status="completed", as_of=later)
    make_deliverable(done_after, END, done_on=later)
    make_accepted_update(heard, END - timedelta(days=1))
    make_accepted_update(heard, later)
    assert board_table(plan).count(SILENT) == 2
    said = dict(board_list(plan).values_list("pk", "news_then"))
    assert said == {said_after.pk: None, done_after.pk: None, heard.pk: END - timedelta(days=1)}


def test_the_late_ones_come_first_then_the_others_by_priority():
    plan = make_plan()
    second, first = make_priority(plan, "T1"), make_priority(plan, "B1")
    early, late = make_activity(first, "B1.1"), make_activity(first, "B1.2")
    other = make_activity(second, "T1.1")
    for activity in (late, other):
        make_deliverable(activity, date(2026, 3, 1))
    with clock.stopped_at(noon(date(2026, 5, 1))):
        assert list(board_list(plan)) == [late, other, early]


def test_open_promises_come_in_the_order_of_time_and_undated_ones_last():
    plan = make_plan()
    activity = make_activity(make_priority(plan))
    undated = make_deliverable(activity, None, 1)
    later, sooner = make_deliverable(activity, date(2027, 1, 1), 2), make_deliverable(activity, date(2026, 9, 1), 3)
    make_deliverable(activity, date(2026, 2, 1), 4, done_on=date(2026, 2, 1))
    with clock.stopped_at(noon(date(2026, 5, 1))):
        found = with_open_promises(board_list(plan), plan)[0]
    assert found.open_promises == [sooner, later, undated]


def test_the_board_asks_as_much_of_a_thousand_activities_as_of_ten(django_assert_num_queries):
    plan = make_plan()
    priority = make_priority(plan)
    for _ in range(30):
        make_deliverable(make_activity(priority), date(2026, 3, 1))
    with django_assert_num_queries(1):
        board_table(plan)
    with django_assert_num_queries(2):
        list(with_open_promises(board_list(plan, LATE), plan)[:50])
    assert {DUE_SOON, SILENT} < set(LISTS)


def test_its_lists_fetch_what_they_show_and_no_more(django_assert_num_queries):
    plan = make_plan()
    make_deliverable(make_activity(make_priority(plan)), date(2026, 3, 1))
    with django_assert_num_queries(2):
        [late], [listed] = late_deliverables(plan), board_list(plan)
        assert all((late.activity.title_en, late.due_on, listed.title_en, listed.priority.code))
    assert {"evidence", "done_on"} <= late.get_deferred_fields()
    assert {"references", "retired_reason"} <= late.activity.get_deferred_fields() & listed.get_deferred_fields()


def _slug(pk: int | None) -> str:
    return Organisation.objects.get(pk=pk).slug if pk else LEADS_IN_TURN
