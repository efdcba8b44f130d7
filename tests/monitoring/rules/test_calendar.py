from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.monitoring.rules.calendar import (
    days_of_round,
    due_day,
    first_working_day,
    is_pause,
    meeting_before,
    next_meeting,
    rounds_between,
)

ROUNDS, MEETINGS = (4, 6, 9, 12), (5, 8, 11, 2)
days = st.dates(date(2018, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(("month", "meets"), [(4, (2026, 5)), (6, (2026, 8)), (9, (2026, 11)), (12, (2027, 2))])
def test_each_round_reports_to_the_next_meeting(month, meets):
    assert days_of_round(2026, month, MEETINGS).meets_in == date(*meets, 1)


@pytest.mark.parametrize(
    ("month", "since", "until"),
    [(4, (2026, 2), (2026, 5)), (6, (2026, 5), (2026, 8)), (9, (2026, 8), (2026, 11)), (12, (2026, 11), (2027, 2))],
)
def test_a_period_runs_from_one_meeting_to_the_next(month, since, until):
    found = days_of_round(2026, month, MEETINGS)
    assert (found.since, found.meets_in) == (date(*since, 1), date(*until, 1))


@pytest.mark.parametrize(
    ("opens", "due"),
    [
        (date(2026, 9, 1), date(2026, 9, 16)),
        (date(2026, 6, 1), date(2026, 6, 16)),
        (date(2026, 12, 1), date(2026, 12, 16)),
        (date(2025, 4, 1), date(2025, 4, 21)),  # Easter on 20 April 2025: the 16th is in Holy Week
        (date(2026, 4, 1), date(2026, 4, 16)),  # Easter on 5 April 2026
        (date(2022, 4, 1), date(2022, 4, 18)),  # Easter on 17 April 2022
        (date(2026, 12, 5), date(2027, 1, 7)),  # 20 December: after the year's end, a Thursday
        (date(2027, 12, 10), date(2028, 1, 7)),  # 25 December; 7 January 2028 is a Friday
        (date(2022, 12, 8), date(2023, 1, 9)),  # 7 January 2023 is a Saturday
        (date(2028, 2, 14), date(2028, 2, 29)),
        (date(2027, 2, 14), date(2027, 3, 1)),
    ],
)
def test_nobody_has_to_answer_at_the_years_end_or_in_holy_week(opens, due):
    assert due_day(opens) == due


@pytest.mark.parametrize(
    ("day", "pause"),
    [
        (date(2026, 12, 19), False),
        (date(2026, 12, 20), True),
        (date(2027, 1, 6), True),
        (date(2027, 1, 7), False),
        (date(2025, 4, 12), False),
        (date(2025, 4, 13), True),
        (date(2025, 4, 20), True),
        (date(2025, 4, 21), False),
    ],
)
def test_the_pauses_include_their_first_and_last_day(day, pause):
    assert is_pause(day) is pause


def test_of_two_years_each_round_comes_once_and_in_order():
    found = [one.name for one in rounds_between(date(2026, 1, 1), date(2027, 12, 31), ROUNDS, MEETINGS)]
    assert found == ["2026-04", "2026-06", "2026-09", "2026-12", "2027-04", "2027-06", "2027-09", "2027-12"]
    assert [one.name for one in rounds_between(date(2026, 4, 2), date(2026, 6, 1), ROUNDS, MEETINGS)] == ["2026-06"]


@given(days)
def test_a_due_day_is_never_in_a_pause_and_moves_to_a_working_day_only(opens):
    due, asked = due_day(opens), opens + timedelta(days=15)
    assert not is_pause(due)
    assert due == asked or (due > asked and due.weekday() < 5 and (due - asked).days <= 22)
    assert first_working_day(due) == due


@given(days, st.sets(st.integers(1, 12), min_size=1))
def test_between_two_meetings_there_is_none(day, months):
    later, earlier = next_meeting(day, months), meeting_before(day, months)
    assert earlier < day.replace(day=1) < later
    assert later.month in months and earlier.month in months
    assert meeting_before(next_meeting(later, months), months) == later


@given(days, st.sets(st.integers(1, 12), min_size=1), st.sets(st.integers(1, 12), min_size=1))
def test_the_days_of_a_round_are_in_order(day, rounds, meetings):
    for one in rounds_between(day, day + timedelta(days=500), rounds, meetings):
        assert one.opens_on < one.due_on < one.closes_on
        assert one.since < one.meets_in
        assert one.since <= one.opens_on < one.meets_in
