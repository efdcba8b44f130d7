from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mechanism.rules.rota import KNOWN, Quarter, proposed, quarter_of, table_after

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 12, 31), Quarter(2026, 4)),
        (date(2027, 1, 1), Quarter(2027, 1)),
        (date(2027, 3, 31), Quarter(2027, 1)),
        (date(2027, 4, 1), Quarter(2027, 2)),
    ],
)
def test_a_day_is_of_its_quarter(day, quarter):
    assert quarter_of(day) == quarter


@given(DAYS)
def test_every_day_stands_between_its_quarter_and_the_next(day):
    quarter = quarter_of(day)
    assert quarter.first_day <= day < quarter.next.first_day
    assert quarter < quarter.next


def test_the_rota_goes_on_over_the_end_of_a_year():
    rota = proposed({Quarter(2026, 3): 3}, Quarter(2026, 4), 3)
    assert rota == {Quarter(2026, 4): 4, Quarter(2027, 1): 1, Quarter(2027, 2): 2}


def test_what_is_set_stands_and_the_next_follow_it():
    rota = proposed({Quarter(2026, 4): 2}, Quarter(2026, 3), 3)
    assert list(rota.values()) == [None, 2, 3]


def test_nothing_is_invented_years_after_the_last_turn_that_is_known():
    assert set(proposed(KNOWN, Quarter(2026, 4), 4).values()) == {None}
    assert proposed(KNOWN, Quarter(2023, 1), 2) == {Quarter(2023, 1): 1, Quarter(2023, 2): 2}


def test_after_the_fourth_table_the_first_follows():
    assert [table_after(number) for number in (1, 2, 3, 4)] == [2, 3, 4, 1]
