from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from network_portal.common import clock
from network_portal.organisations.models import Organisation
from tests.factories import make_activity, make_deliverable, make_organisation, make_plan, make_priority
from workplan.models import Activity, ActivityState, Deliverable, Lead, Plan
from workplan.queries.board import (
    DUE_SOON,
    LATE,
    LEADS_IN_TURN,
    LISTS,
    SILENT,
    board_activities,
    board_figures,
    board_list,
    board_table,
    late_deliverables,
    with_open_promises,
)
from workplan.queries.plans import plan_facts
from workplan.rules import progress as rules
from workplan.rules.status import Status
from workplan.rules.windows import Window

pytestmark = pytest.mark.django_db

START, END = date(2026, 1, 1), date(2027, 12, 31)
QUICKLY = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking rows of a database takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
EDGES = (-91, -90, -89, -1, 0, 1, 89, 90, 91)
near = st.one_of(st.sampled_from(EDGES), st.sampled_from(EDGES), st.integers(-400, 400))
statuses = st.sampled_from([*Status, Status.ON_TRACK, Status.NO_INFORMATION, Status.DELAYED])


@st.composite
def generated_plans(draw):
    """The state of a plan, the day on which it is looked at, and activities at the edges around that day."""
    day = draw(st.dates(START + timedelta(days=1), END))
    around = near.map(lambda distance: day + timedelta(days=distance))
    done = st.one_of(st.none(), st.none(), around)
    activity = st.fixed_dictionaries(
        {
            "status": statuses,
            "news": st.one_of(st.none(), around),
            "reporter": st.integers(0, 2),
            "promises": st.lists(st.tuples(st.one_of(around, around, st.none()), done), max_size=2),
            "states": st.lists(st.tuples(around, statuses), max_size=2),
            "retired": st.sampled_from([False, False, False, True]),
        }
    )
    closed = draw(st.booleans())
    return {
        "state": "closed" if closed else draw(st.sampled_from(["in_force", "in_force", "endorsed"])),
        "ends_on": day if closed else END,
        "in_force_on": draw(st.one_of(st.just(START), st.none(), around)),
        "today": day + timedelta(days=draw(st.integers(0, 200))) if closed else day,
        "activities": draw(st.lists(activity, min_size=4, max_size=8)),
    }


def build(drawn) -> Plan:
    Deliverable.objects.all().delete()
    Lead.objects.all().delete()
    Activity.objects.all().delete()
    Plan.objects.all().delete()
    reporters = [None, *(make_organisation() for _ in range(2))]
    plan = make_plan(state=drawn["state"], ends_on=drawn["ends_on"], in_force_on=drawn["in_force_on"])
    priority = make_priority(plan)
    for one in drawn["activities"]:
        leads = (reporters[one["reporter"]],) if one["reporter"] else ()
        retired = START if one["retired"] else None
        activity = make_activity(
            priority, leads=leads, status=one["status"], last_news_on=one["news"], retired_on=retired
        )
        for position, (due_on, done_on) in enumerate(one["promises"], start=1):
            make_deliverable(activity, due_on, position, done_on=done_on)
        for day, status in one["states"]:
            ActivityState.objects.create(activity=activity, status=status, as_of=day)
    return plan


def facts_of(activity: Activity, plan: Plan) -> rules.ActivityFacts:
    """The pure rules' view of a row; of a closed plan the status is that of its last day."""
    status = Status(activity.status)
    if plan.is_closed:
        then = sorted((state.as_of, state.pk) for state in activity.states.all() if state.as_of <= plan.ends_on)
        status = Status(activity.states.get(pk=then[-1][1]).status) if then else Status.NO_INFORMATION
    items = tuple(
        rules.DeliverableFacts(Window(item.starts_on, item.due_on, item.precision), item.done_on)
        for item in activity.deliverables.all()
    )
    return rules.ActivityFacts(activity.code, status, items, activity.last_news_on)


@settings(QUICKLY, max_examples=60)
@given(generated_plans())
def test_the_board_says_what_the_rules_say(db, drawn):
    plan = build(drawn)
    with clock.stopped_at(_noon(drawn["today"])):
        day, facts = plan.board_day, plan_facts(plan)
        known = {row.pk: facts_of(row, plan) for row in Activity.objects.filter(plan=plan, retired_on=None)}
        assert day == rules.board_day(facts, drawn["today"])
        for row in board_activities(plan):
            said = known[row.pk]
            assert row.status_then == said.status
            assert row.is_late == rules.is_late(said, facts, day)
            assert row.late_count == len(rules.late_deliverables(said, facts, day))
            assert row.is_due_soon == bool(rules.due_soon(said, day))
            assert row.is_silent == rules.is_silent(said, facts, day)
        figures = board_figures(plan)
        assert figures.total == len(known)
        assert figures.late == sum(rules.is_late(one, facts, day) for one in known.values())
        assert figures.by_status == {str(status): n for status, n in rules.counts_by_status(known.values()).items()}


@settings(QUICKLY, max_examples=15)
@given(generated_plans())
def test_a_figure_equals_its_list(db, drawn):
    plan = build(drawn)
    with clock.stopped_at(_noon(drawn["today"])):
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
    with clock.stopped_at(_noon(today)):
        assert board_figures(plan).due_soon == counted


@pytest.mark.parametrize(("days", "status"), [(-1, "delayed"), (0, "delayed"), (1, "no_information")])
def test_a_closed_plan_counts_the_states_until_its_last_day(days, status):
    plan = make_plan(state="closed")
    activity = make_activity(make_priority(plan), status="delayed")
    ActivityState.objects.create(activity=activity, status="delayed", as_of=END + timedelta(days=days))
    assert board_figures(plan).by_status[status] == 1


def test_the_list_goes_by_priority_and_the_late_ones_first():
    plan = make_plan()
    second, first = make_priority(plan, "T1"), make_priority(plan, "B1")
    early, late = make_activity(first, "B1.1"), make_activity(first, "B1.2")
    other = make_activity(second, "T1.1")
    for activity in (late, other):
        make_deliverable(activity, date(2026, 3, 1))
    with clock.stopped_at(_noon(date(2026, 5, 1))):
        assert list(board_list(plan)) == [late, early, other]


def test_open_promises_come_in_the_order_of_time_and_undated_ones_last():
    plan = make_plan()
    activity = make_activity(make_priority(plan))
    undated = make_deliverable(activity, None, 1)
    later, sooner = make_deliverable(activity, date(2027, 1, 1), 2), make_deliverable(activity, date(2026, 9, 1), 3)
    make_deliverable(activity, date(2026, 2, 1), 4, done_on=date(2026, 2, 1))
    with clock.stopped_at(_noon(date(2026, 5, 1))):
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


def _noon(day: date):
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


def _slug(pk: int | None) -> str:
    return Organisation.objects.get(pk=pk).slug if pk else LEADS_IN_TURN
