from workplan.rules.status import Status, is_settled, needs_source


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
