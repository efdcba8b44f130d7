from datetime import UTC, datetime

import pytest

from network_portal.home.rules.pages import differing_lines, is_behind

EARLY, LATE = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "original", "behind"),
    [
        (None, None, False),
        (EARLY, None, False),
        (None, EARLY, True),
        (EARLY, LATE, True),
        (LATE, EARLY, False),
        (LATE, LATE, False),
    ],
)
def test_words_are_behind_when_the_original_says_something_else_since(said, original, behind):
    assert is_behind(said, original) is behind


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("# We\n\nOne.\n\nTwo.", "# We\n\nOne!\n\nTwo.", ("One.", "One!")),
        ("One.", "One.\n\nTwo.", ("", "Two.")),
        ("One.\nTwo.\nThree.", "Zero.\nTwo.", ("One.\nThree.", "Zero.")),
        ("Same.", "Same.", ("", "")),
    ],
)
def test_of_a_long_text_the_history_tells_the_lines_that_differ(before, after, told):
    assert differing_lines(before, after) == told
