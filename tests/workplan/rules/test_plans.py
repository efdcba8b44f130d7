from datetime import date

import pytest

from workplan.rules.plans import PLAN_TRANSITIONS, PlanState, can_move, is_plausible


@pytest.mark.parametrize(
    ("first", "last", "plausible"),
    [
        (date(2023, 1, 1), date(2024, 12, 31), True),
        (date(2018, 1, 1), date(2027, 12, 31), True),
        (date(2018, 1, 1), date(2028, 1, 1), False),
        (date(2017, 12, 31), date(2019, 1, 1), False),
        (date(2099, 1, 1), date(2101, 1, 1), False),
        (date(1, 1, 1), date(9999, 12, 31), False),
    ],
)
def test_a_plan_is_of_the_compacts_time_and_of_ten_years_at_most(first, last, plausible):
    assert is_plausible(first, last) is plausible


@pytest.mark.parametrize("current", PlanState)
@pytest.mark.parametrize("wanted", PlanState)
def test_a_plan_goes_forward_one_state_at_a_time(current, wanted):
    order = list(PlanState)
    allowed = order.index(wanted) == order.index(current) + 1

    assert can_move(current, wanted) is allowed


def test_every_state_has_its_line_in_the_table():
    assert PLAN_TRANSITIONS.keys() == set(PlanState)
