import pytest

from workplan.rules.status import (
    DEFAULT_STATUS,
    PLAN_TRANSITIONS,
    PlanState,
    Status,
    StatusError,
    can_move,
    check_move,
    check_source,
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


def test_no_information_is_the_default_and_alone_needs_no_source():
    assert DEFAULT_STATUS is Status.NO_INFORMATION
    assert [status for status in Status if not needs_source(status)] == [DEFAULT_STATUS]


@pytest.mark.parametrize("status", [status for status in Status if status is not DEFAULT_STATUS])
def test_a_status_needs_a_source_or_a_note(status):
    check_source(status, source="https://example.org/minutes")
    check_source(status, note="Said at the meeting of May")
    with pytest.raises(StatusError) as refusal:
        check_source(status, source=" ", note="\n")

    assert (refusal.value.code, refusal.value.values) == ("source_required", {"status": status.value})


def test_no_information_passes_without_a_source():
    check_source(Status.NO_INFORMATION)


def test_completed_and_cancelled_are_settled():
    assert [status for status in Status if is_settled(status)] == [Status.COMPLETED, Status.CANCELLED]


@pytest.mark.parametrize("current", PlanState)
@pytest.mark.parametrize("wanted", PlanState)
def test_a_plan_goes_forward_one_state_at_a_time(current, wanted):
    order = list(PlanState)
    allowed = order.index(wanted) == order.index(current) + 1

    assert can_move(current, wanted) is allowed
    if not allowed:
        with pytest.raises(StatusError) as refusal:
            check_move(current, wanted)
        assert refusal.value.values == {"current": current.value, "wanted": wanted.value}


def test_every_state_has_its_line_in_the_table():
    assert PLAN_TRANSITIONS.keys() == set(PlanState)
