from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.monitoring.rules.updates import (
    Answer,
    UpdateState,
    can_move,
    contradicts_itself,
    may_decide,
    missing,
    waits_too_long,
)

D, S, R, A = UpdateState.DRAFT, UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED
NOW = datetime(2026, 9, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(("current", "wanted"), [(D, D), (D, S), (S, S), (S, R), (S, A), (R, R), (R, S)])
def test_the_ways_of_an_update(current, wanted):
    assert can_move(current, wanted)


@pytest.mark.parametrize(
    ("current", "wanted"), [(D, A), (D, R), (R, A), (A, D), (A, S), (A, R), (A, A), (S, D), (R, D)]
)
def test_there_are_no_others(current, wanted):
    assert not can_move(current, wanted)


@pytest.mark.parametrize(
    ("answer", "lacks"),
    [
        (Answer(), ("status", "done")),
        (Answer(nothing_new=True), ()),
        (Answer(status="on_track"), ("done",)),
        (Answer(status="on_track", done=" \n"), ("done",)),
        (Answer(status="on_track", done="Two meetings"), ()),
        (Answer(done="Two meetings", next_step="A third"), ("status",)),
    ],
)
def test_a_status_and_a_word_are_enough(answer, lacks):
    assert missing(answer) == lacks


@given(st.builds(Answer, nothing_new=st.booleans(), status=st.text(max_size=2), done=st.text(max_size=2)))
def test_nothing_new_beside_news_contradicts_itself(answer):
    assert contradicts_itself(answer) == (answer.nothing_new and bool((answer.status + answer.done).strip()))
    assert not (answer.nothing_new and missing(answer))


@pytest.mark.parametrize(
    ("state", "hours", "too_long"),
    [(R, 23.9, False), (R, 24, True), (S, 47.9, False), (S, 48, True), (D, 1000, False), (A, 1000, False)],
)
def test_an_author_is_reminded_after_a_day_a_reviewer_after_two(state, hours, too_long):
    assert waits_too_long(state, NOW - timedelta(hours=hours), NOW) is too_long


def test_nobody_decides_on_their_own():
    assert not may_decide({1, 2}, 2)
    assert may_decide({1}, 2)
    assert may_decide(set(), 2)
