from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.bodies.rules.terms import Term, free_again_on, is_in_office, may_hold, months_after, term_end

START, END = date(2026, 3, 1), date(2027, 3, 1)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
    ],
)
def test_a_term_has_its_first_day_and_not_the_one_after_its_last(day, holds):
    assert is_in_office(START, END, None, day) is holds


def test_who_ended_earlier_held_it_until_the_day_before():
    ended = date(2026, 6, 10)
    assert is_in_office(START, END, ended, date(2026, 6, 9))
    assert not is_in_office(START, END, ended, ended)


@given(st.integers(0, 800), st.integers(-10, 800))
def test_an_end_that_came_early_never_makes_a_term_longer(ended, day):
    on = START + timedelta(days=day)
    if is_in_office(START, END, START + timedelta(days=ended), on):
        assert is_in_office(START, END, None, on)


@pytest.mark.parametrize(
    ("begins", "end"),
    [
        (date(2026, 3, 1), date(2027, 3, 1)),
        (date(2023, 3, 1), date(2024, 3, 1)),  # its last day is 29 February
        (date(2024, 2, 29), date(2025, 3, 1)),  # its last day is 28 February
        (date(2024, 2, 28), date(2025, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_a_term_lasts_a_year_across_29_february_too(begins, end):
    assert term_end(begins) == end


def test_months_without_that_day_end_with_their_last_one():
    assert months_after(date(2026, 8, 31), 6) == date(2027, 3, 1)
    assert months_after(date(2026, 10, 31), 1) == date(2026, 12, 1)
    assert months_after(date(2026, 5, 15), 7) == date(2026, 12, 15)


def year_from(begins, ended=None):
    return Term(begins, term_end(begins), ended)


FIRST, SECOND, THIRD = (year_from(date(year, 3, 1)) for year in (2024, 2025, 2026))


def test_two_in_a_row_and_no_third():
    assert may_hold([], FIRST) and may_hold([FIRST], SECOND)
    assert not may_hold([FIRST, SECOND], THIRD)
    assert not may_hold([SECOND, THIRD], FIRST)  # recorded late, it would be one too many as well


def test_across_29_february_the_second_is_still_in_a_row():
    leap = year_from(date(2024, 2, 29))
    after = year_from(leap.until)
    assert (leap.until, after.until) == (date(2025, 3, 1), date(2026, 3, 1))
    assert not may_hold([leap, after], year_from(after.until))


def test_a_gap_shorter_than_a_term_parts_nothing_and_a_whole_one_does():
    assert not may_hold([FIRST, SECOND], year_from(SECOND.until + timedelta(days=364)))
    assert may_hold([FIRST, SECOND], year_from(date(2027, 3, 1)))
    late = year_from(date(2025, 9, 1))  # half a year after the first
    assert not may_hold([FIRST, late], year_from(late.until))
    assert may_hold([FIRST], year_from(date(2026, 3, 1)))


def test_after_a_full_term_apart_two_more_follow_and_no_third():
    back = year_from(date(2027, 3, 1))
    again = year_from(back.until)
    assert may_hold([FIRST, SECOND, back], again)
    assert not may_hold([FIRST, SECOND, back, again], year_from(again.until))


def step_up(begins, end=date(2027, 3, 1)):
    return Term(begins, end, is_remainder=True)


@pytest.mark.parametrize(
    ("begins", "counts"),
    [
        (date(2026, 10, 1), False),  # five months
        (date(2026, 9, 1), False),  # six
        (date(2026, 8, 28), True),  # six and a day
        (date(2026, 8, 1), True),  # seven
    ],
)
def test_a_step_up_counts_where_it_is_longer_than_six_months(begins, counts):
    remainder = step_up(begins)
    assert remainder.counts is counts
    second = year_from(remainder.until)
    assert may_hold([remainder, second], year_from(second.until)) is not counts


def test_a_remainder_that_does_not_count_is_no_way_round_the_term_apart():
    assert not may_hold([FIRST, SECOND], step_up(date(2026, 10, 1)))
    bridge = step_up(date(2025, 10, 1), date(2026, 3, 1))
    assert may_hold([FIRST, bridge], THIRD)
    assert not may_hold([FIRST, bridge, THIRD], year_from(THIRD.until))


def test_who_left_early_had_a_term_and_who_never_began_had_none():
    left = year_from(date(2025, 3, 1), ended=date(2025, 4, 1))
    assert not may_hold([FIRST, left], year_from(date(2026, 3, 1)))
    assert may_hold([FIRST, left], year_from(date(2026, 4, 1)))
    never = year_from(date(2025, 3, 1), ended=date(2025, 3, 1))
    assert may_hold([FIRST, never], SECOND)


def test_the_day_from_which_somebody_may_stand_again():
    assert free_again_on([]) is None
    assert free_again_on([FIRST, SECOND]) == date(2027, 3, 1)


DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))


@given(DAYS)
def test_a_term_is_a_year_to_the_day_or_to_the_day_after(begins):
    assert term_end(begins) - begins in (timedelta(days=365), timedelta(days=366))


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 364), st.integers(0, 364))
def test_whatever_the_gaps_below_a_year_a_third_is_refused(begins, gap, next_gap):
    one = year_from(begins)
    two = year_from(one.until + timedelta(days=gap))
    assert may_hold([one], two)
    assert not may_hold([one, two], year_from(two.until + timedelta(days=next_gap)))


@given(st.lists(DAYS, max_size=6), DAYS)
def test_a_full_term_after_all_that_was_held_everybody_is_free(begun, begins):
    held: list[Term] = []
    for one in map(year_from, sorted(begun)):
        if not any(one.overlaps(other) for other in held) and may_hold(held, one):
            held.append(one)
    free = free_again_on(held) or begins
    assert may_hold(held, year_from(free))


@given(DAYS, st.integers(1, 364))
def test_a_step_up_never_lasts_beyond_its_principal(begins, days):
    principal = year_from(begins)
    remainder = step_up(principal.until - timedelta(days=days), principal.until)
    assert remainder.until == principal.until
    assert remainder.counts or (remainder.until - remainder.starts_on).days <= 184
