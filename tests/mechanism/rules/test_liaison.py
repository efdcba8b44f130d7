from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mechanism.rules.liaison import SeatHeld, balance, ending_soon, parity_of_all, parity_of_pair

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("genders", "parity"),
    [
        (["woman", "man"], "kept"),
        (["woman", "other"], "kept"),
        (["woman", "woman"], "not_kept"),
        (["man", "other"], "not_kept"),
        (["woman", ""], "unknown"),
        (["woman"], "unknown"),
        ([], "unknown"),
    ],
)
def test_a_pair_is_in_parity_where_both_told_it_and_never_by_guess(genders, parity):
    assert parity_of_pair(genders) == parity


@pytest.mark.parametrize(
    ("genders", "parity"),
    [
        (["woman", "man"] * 3, "kept"),
        (["woman", "man", "man"], "not_kept"),
        (["woman", "man", ""], "unknown"),
        (["woman", "woman", "", ""], "kept"),
        ([], "unknown"),
    ],
)
def test_the_whole_is_in_parity_where_half_are_women(genders, parity):
    assert parity_of_all(genders) == parity


@given(st.lists(st.sampled_from(["woman", "man", "other", ""]), min_size=1, max_size=10))
def test_whoever_tells_more_never_turns_what_was_known(genders):
    known = parity_of_all(genders)
    if known != "unknown":
        for told in ("woman", "man", "other"):
            assert parity_of_all([one or told for one in genders]) == known


def test_terms_that_end_within_ninety_days_the_first_before():
    ends = [SeatHeld(1, TODAY + timedelta(days=days)) for days in (91, 90, 1, 0)]
    assert [one.until for one in ending_soon(ends, TODAY)] == [ends[2].until, ends[1].until]


def test_balance_counts_what_is_shown_and_says_no_more_of_the_others():
    counted = balance(["caribbean", "", "caribbean", "south_america", ""])
    assert (counted.told, counted.untold) == ({"caribbean": 2, "south_america": 1}, 2)
