from datetime import date

import pytest

from network_portal.knowledge.rules.calls import call_refusals, is_open

FIRST, LAST = date(2026, 5, 1), date(2026, 5, 31)


@pytest.mark.parametrize(
    ("day", "answer"),
    [(date(2026, 4, 30), False), (FIRST, True), (LAST, True), (date(2026, 6, 1), False)],
)
def test_a_call_is_open_from_its_first_day_to_its_last(day, answer):
    assert is_open(FIRST, LAST, day) == answer


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({}, []),
        ({"closes_on": FIRST}, []),
        ({"closes_on": date(2026, 4, 30)}, [("call_ends_first", "closes_on")]),
        ({"closes_on": None}, []),
        ({"title": " ", "words": ""}, [("call_needs_title", "title"), ("call_needs_words", "words")]),
    ],
)
def test_what_speaks_against_a_call(said, refused):
    values = {"title": "Families", "words": "Words", "opens_on": FIRST, "closes_on": LAST} | said
    assert list(call_refusals(**values)) == refused
