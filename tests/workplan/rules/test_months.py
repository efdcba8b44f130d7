import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.rules.months import in_plan_order


@pytest.mark.parametrize(
    ("months", "rounds", "ordered"),
    [
        ({2, 5, 8, 11}, {4, 6, 9, 12}, (5, 8, 11, 2)),
        ({1, 7}, {6, 12}, (7, 1)),
        ({3, 9}, set(), (3, 9)),
        ({4}, {4}, (4,)),
    ],
)
def test_a_meeting_follows_its_round(months, rounds, ordered):
    assert in_plan_order(months, rounds) == ordered


@given(st.sets(st.integers(1, 12)), st.sets(st.integers(1, 12)))
def test_no_month_is_lost_or_doubled(months, rounds):
    assert sorted(in_plan_order(months, rounds)) == sorted(months)
