from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.monitoring.rules.rounds import (
    NoticeKind,
    RoundState,
    answers_until,
    link_ends_on,
    may_open,
    notice_due,
    opens_late,
    reopened_by_return,
    takes_updates,
)

OPENS, DUE, CLOSES = date(2026, 9, 1), date(2026, 9, 16), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (date(2026, 9, 12), None),
        (date(2026, 9, 13), NoticeKind.REMINDER_BEFORE),
        (date(2026, 9, 16), NoticeKind.REMINDER_BEFORE),
        (date(2026, 9, 17), None),
        (date(2026, 9, 18), None),
        (date(2026, 9, 19), NoticeKind.REMINDER_AFTER),
        (date(2026, 9, 22), NoticeKind.REMINDER_AFTER),
        (date(2026, 9, 23), NoticeKind.CALL_LIST),
        (date(2027, 9, 23), NoticeKind.CALL_LIST),
    ],
)
def test_the_calendar_reminds_three_days_before_and_three_days_after(today, kind):
    assert notice_due(DUE, today, called_on=OPENS) is kind


@pytest.mark.parametrize(
    ("called", "today", "kind"),
    [
        (date(2026, 9, 13), date(2026, 9, 13), None),
        (date(2026, 9, 15), date(2026, 9, 16), None),
        (date(2026, 9, 15), date(2026, 9, 19), NoticeKind.REMINDER_AFTER),
        (date(2026, 9, 20), date(2026, 9, 20), None),
        (date(2026, 9, 20), date(2026, 9, 23), NoticeKind.CALL_LIST),
    ],
)
def test_a_late_call_takes_the_place_of_the_reminders_that_it_overtook(called, today, kind):
    assert notice_due(DUE, today, called_on=called) is kind


@given(st.integers(0, 40), st.integers(0, 10))
def test_who_looks_every_day_sends_each_kind_once_or_not_at_all(first, down):
    """However long the scheduler was down, one look answers one kind at most."""
    seen = [notice_due(DUE, OPENS + timedelta(days=day), called_on=OPENS) for day in range(first, 40, down + 1)]
    order = [NoticeKind.REMINDER_BEFORE, NoticeKind.REMINDER_AFTER, NoticeKind.CALL_LIST]
    told = [order.index(kind) for kind in seen if kind]
    assert told == sorted(told)


@pytest.mark.parametrize(("today", "late"), [(OPENS, False), (date(2026, 9, 2), True), (date(2026, 9, 4), True)])
def test_a_call_after_its_day_says_that_it_is_late(today, late):
    assert opens_late(OPENS, today) is late


@pytest.mark.parametrize(
    ("today", "may"),
    [(date(2026, 8, 31), False), (OPENS, True), (CLOSES, True), (date(2026, 10, 2), False)],
)
def test_no_round_opens_before_its_day_or_for_the_past(today, may):
    assert may_open(OPENS, CLOSES, today) is may


@pytest.mark.parametrize(
    ("state", "reopened", "today", "takes"),
    [
        (RoundState.PLANNED, None, OPENS, False),
        (RoundState.OPEN, None, OPENS, True),
        (RoundState.OPEN, None, CLOSES, True),
        (RoundState.OPEN, None, date(2026, 10, 2), False),
        (RoundState.CLOSED, None, CLOSES, False),
        (RoundState.CLOSED, date(2026, 10, 9), date(2026, 10, 9), True),
        (RoundState.CLOSED, date(2026, 10, 9), date(2026, 10, 10), False),
        (RoundState.PLANNED, date(2026, 10, 9), OPENS, False),
    ],
)
def test_updates_are_taken_until_the_close_and_after_it_where_it_was_reopened(state, reopened, today, takes):
    assert takes_updates(state, CLOSES, reopened, today) is takes


def test_a_link_outlives_its_round_by_fifteen_days():
    assert link_ends_on(CLOSES) == date(2026, 10, 16)


def test_an_organisation_answers_until_the_later_of_two_days():
    assert answers_until(date(2026, 10, 1), None) == date(2026, 10, 1)
    assert answers_until(date(2026, 10, 1), date(2026, 10, 8)) == date(2026, 10, 8)
    assert answers_until(date(2026, 10, 1), date(2026, 9, 20)) == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("reopened", "today", "until"),
    [
        (None, date(2026, 9, 24), None),
        (None, date(2026, 9, 25), date(2026, 10, 2)),
        (None, CLOSES, date(2026, 10, 8)),
        (None, date(2026, 10, 5), date(2026, 10, 12)),
        (date(2026, 10, 12), date(2026, 10, 5), None),
        (date(2026, 10, 11), date(2026, 10, 5), date(2026, 10, 12)),
        (date(2026, 10, 30), CLOSES, None),
    ],
)
def test_what_comes_back_can_be_answered_for_a_week_whenever_it_comes(reopened, today, until):
    assert reopened_by_return(CLOSES, reopened, today) == until
