import pytest

from workplan.rules.status import (
    PLAN_TRANSITIONS,
    PlanState,
    Status,
    can_move,
    is_settled,
    needs_source,
)


def test_the_statuses_are_the_six_of_the_network():
    assert [status.value for status in Status] == [
        "no_information",
        "not_started",
        "on_track",
        "delayed",
        "completed",
        "cancelled",
    ]


def test_no_information_alone_needs_no_source():
    assert [status for status in Status if not needs_source(status)] == [Status.NO_INFORMATION]


def test_completed_and_cancelled_are_settled():
    assert [status for status in Status if is_settled(status)] == [Status.COMPLETED, Status.CANCELLED]


@pytest.mark.parametrize("current", PlanState)
@pytest.mark.parametrize("wanted", PlanState)
def test_a_plan_goes_forward_one_state_at_a_time(current, wanted):
    order = list(PlanState)
    allowed = order.index(wanted) == order.index(current) + 1

    assert can_move(current, wanted) is allowed


def test_every_state_has_its_line_in_the_table():
    assert PLAN_TRANSITIONS.keys() == set(PlanState)
