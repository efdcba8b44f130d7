from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.bodies.rules.terms import is_in_office

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
