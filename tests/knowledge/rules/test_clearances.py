from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.knowledge.rules.clearances import (
    Answer,
    ClearanceState,
    extends,
    is_long_enough,
    is_taken,
    needs_words,
    outcome,
)

NOW = datetime(2026, 9, 1, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
moments = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC))
spans = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400))
answers = st.lists(st.sampled_from(list(Answer)), max_size=30)


@pytest.mark.parametrize(
    "hours, enough",
    [(0, False), (71, False), (72, True), (73, True), (71.9999, False), (-72, False)],
)
def test_members_have_72_hours_to_the_second(hours, enough):
    assert is_long_enough(NOW, NOW + hours * HOUR) is enough


@given(opened=moments, span=spans)
def test_the_length_alone_decides_not_the_zone_nor_the_day(opened, span):
    assert is_long_enough(opened, opened + span) is (span >= 72 * HOUR)


@given(closes=moments, at=moments)
def test_at_each_moment_an_answer_is_taken_or_the_clearance_can_close(closes, at):
    assert is_taken(closes, at) is (at < closes)


@given(closes=moments, span=spans)
def test_a_deadline_is_never_shortened(closes, span):
    assert not extends(closes, closes - span)
    assert extends(closes, closes + span) is (span > timedelta())


@given(said=answers)
def test_one_objection_stops_it_and_nothing_else_does(said):
    objected = Answer.OBJECTS in said
    assert outcome(said) == (ClearanceState.OBJECTED if objected else ClearanceState.CLEARED)


@given(said=answers)
def test_silence_changes_nothing_and_order_neither(said):
    assert outcome([*said, Answer.SILENT]) == outcome(said) == outcome(said[::-1])


def test_who_comments_or_objects_says_why():
    assert {one for one in Answer if needs_words(one)} == {Answer.COMMENTS, Answer.OBJECTS}
