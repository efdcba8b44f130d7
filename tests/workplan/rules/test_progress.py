from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.rules.plans import PlanState
from workplan.rules.progress import (
    ActivityFacts,
    DeliverableFacts,
    PlanFacts,
    Progress,
    board_day,
    counts_by_status,
    due_soon,
    is_late,
    is_silent,
    late_deliverables,
    progress,
)
from workplan.rules.status import Status
from workplan.rules.windows import UNDATED, day_window, parse_window

PLAN = PlanFacts(PlanState.IN_FORCE, date(2025, 1, 1), date(2026, 12, 31), date(2025, 5, 31))
CLOSED = replace(PLAN, state=PlanState.CLOSED)
AUGUST = DeliverableFacts(parse_window("2025-08"))


def activity(*deliverables, status=Status.ON_TRACK, news=None):
    return ActivityFacts("B1.2", status, tuple(deliverables), (news,) if news else ())


@pytest.mark.parametrize(
    ("as_of", "late"),
    [(date(2025, 8, 31), False), (date(2025, 9, 1), True), (date(2026, 12, 31), True)],
)
def test_an_activity_is_late_the_day_after_its_due_day(as_of, late):
    assert is_late(activity(AUGUST), PLAN, as_of) is late


@pytest.mark.parametrize(
    ("status", "late"),
    [
        (Status.NO_INFORMATION, True),
        (Status.NOT_STARTED, True),
        (Status.ON_TRACK, True),
        (Status.DELAYED, True),
        (Status.COMPLETED, False),
        (Status.CANCELLED, False),
    ],
)
def test_a_settled_activity_is_never_late(status, late):
    assert is_late(activity(AUGUST, status=status), PLAN, date(2025, 10, 1)) is late


@pytest.mark.parametrize(("done_on", "late"), [(date(2025, 9, 15), False), (date(2025, 10, 2), True)])
def test_what_was_done_after_the_day_asked_about_was_still_open(done_on, late):
    assert is_late(activity(replace(AUGUST, done_on=done_on)), PLAN, date(2025, 10, 1)) is late


def test_an_undated_deliverable_is_never_late():
    assert not is_late(activity(DeliverableFacts(UNDATED)), PLAN, date(2026, 12, 31))


@pytest.mark.parametrize(
    ("plan", "as_of", "late"),
    [
        (replace(PLAN, state=PlanState.DRAFT), date(2025, 10, 1), False),
        (replace(PLAN, state=PlanState.ENDORSED), date(2025, 10, 1), False),
        (replace(PLAN, in_force_since=date(2025, 11, 1)), date(2025, 10, 1), False),
        (PLAN, date(2025, 10, 1), True),
        (PLAN, date(2027, 3, 1), True),
        (CLOSED, date(2026, 12, 31), True),
        (CLOSED, date(2027, 1, 1), False),
    ],
)
def test_lateness_exists_only_while_the_plan_was_in_force(plan, as_of, late):
    assert is_late(activity(AUGUST), plan, as_of) is late


def test_only_the_late_deliverables_are_named():
    later = DeliverableFacts(parse_window("2025-11"))
    done = DeliverableFacts(parse_window("2025-06"), done_on=date(2025, 6, 4))

    assert late_deliverables(activity(done, AUGUST, later, DeliverableFacts(UNDATED)), PLAN, date(2025, 9, 1)) == (
        AUGUST,
    )


@pytest.mark.parametrize(
    ("due", "soon"),
    [
        (date(2025, 8, 31), False),
        (date(2025, 9, 1), True),
        (date(2025, 11, 30), True),
        (date(2025, 12, 1), False),
    ],
)
def test_due_soon_runs_from_today_to_ninety_days(due, soon):
    item = DeliverableFacts(day_window(due))

    assert due_soon(activity(item), date(2025, 9, 1)) == ((item,) if soon else ())


def test_due_soon_leaves_out_what_is_done_settled_or_undated():
    item = DeliverableFacts(day_window(date(2025, 9, 5)))
    today = date(2025, 9, 1)

    assert due_soon(activity(replace(item, done_on=today), DeliverableFacts(UNDATED)), today) == ()
    assert due_soon(activity(item, status=Status.CANCELLED), today) == ()
    assert due_soon(activity(item), today, days=3) == ()


@pytest.mark.parametrize(
    ("news", "as_of", "silent"),
    [
        (None, date(2025, 8, 28), False),
        (None, date(2025, 8, 29), True),
        (date(2025, 8, 1), date(2025, 10, 29), False),
        (date(2025, 8, 1), date(2025, 10, 30), True),
    ],
)
def test_an_activity_is_silent_after_ninety_days_without_news(news, as_of, silent):
    assert is_silent(activity(news=news), PLAN, as_of) is silent


def test_what_came_after_the_day_asked_about_was_no_news_then():
    known = ActivityFacts("B1.1", Status.ON_TRACK, (), (date(2025, 6, 1), date(2027, 3, 20)))
    assert known.heard_on(date(2026, 12, 31)) == date(2025, 6, 1)
    assert is_silent(known, CLOSED, date(2026, 12, 31))
    assert not is_silent(known, PLAN, date(2027, 3, 21))


def test_without_a_day_of_force_silence_counts_from_the_plans_first_day():
    plan = replace(PLAN, in_force_since=None)

    assert is_silent(activity(), plan, date(2025, 4, 1))
    assert not is_silent(activity(), plan, date(2025, 3, 31))


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.CANCELLED])
def test_nobody_waits_for_news_of_a_settled_activity(status):
    assert not is_silent(activity(status=status), PLAN, date(2026, 6, 1))


def test_no_one_is_silent_on_a_plan_that_is_not_in_force():
    assert not is_silent(activity(), replace(PLAN, state=PlanState.DRAFT), date(2026, 6, 1))


def test_progress_counts_what_was_promised_by_the_day():
    items = [
        DeliverableFacts(parse_window("2025-05"), date(2025, 5, 20)),
        DeliverableFacts(parse_window("2025-08"), date(2025, 9, 20)),
        DeliverableFacts(parse_window("2025-11")),
        DeliverableFacts(parse_window("2026-02"), date(2025, 10, 1)),
        DeliverableFacts(UNDATED, date(2025, 7, 1)),
        DeliverableFacts(UNDATED),
    ]

    def at(day):
        return progress([activity(*items[:3]), activity(*items[3:])], PLAN, day)

    assert at(date(2025, 5, 30)) == Progress(0, 0, ahead=1)
    assert at(date(2025, 9, 1)) == Progress(1, 2, ahead=1, later=1), "the one of August was done in September"
    assert at(date(2025, 11, 30)) == Progress(2, 3, ahead=2)
    assert at(PLAN.ends_on - timedelta(days=1)) == Progress(3, 4, ahead=1)
    assert at(PLAN.ends_on) == Progress(4, 6)


@pytest.mark.parametrize("state", PlanState)
def test_the_board_of_a_closed_plan_speaks_of_its_last_day(state):
    today = date(2027, 4, 1)
    expected = date(2026, 12, 31) if state is PlanState.CLOSED else today

    assert board_day(replace(PLAN, state=state), today) == expected


def test_every_status_is_counted():
    counts = counts_by_status([activity(), activity(), activity(status=Status.DELAYED)])

    assert list(counts) == list(Status)
    assert counts[Status.ON_TRACK] == 2
    assert sum(counts.values()) == 3


plan_days = st.dates(date(2025, 6, 1), date(2026, 12, 31))
deliverables = st.lists(
    st.builds(
        DeliverableFacts,
        st.one_of(st.just(UNDATED), plan_days.map(day_window)),
        st.one_of(st.none(), plan_days),
    ),
    max_size=6,
)


@given(deliverables, plan_days)
def test_no_deliverable_is_both_late_and_due_soon(items, as_of):
    facts = activity(*items)
    late, soon = late_deliverables(facts, PLAN, as_of), due_soon(facts, as_of)

    assert not set(late) & set(soon)
    assert set(late) | set(soon) <= set(items)


@given(deliverables, plan_days, plan_days)
def test_done_never_exceeds_promised_and_promises_only_grow(items, one, other):
    earlier, later = (progress([activity(*items)], PLAN, day) for day in sorted((one, other)))

    assert earlier.done <= earlier.promised <= later.promised <= len(items)
    assert later.done + later.ahead >= earlier.done + earlier.ahead
