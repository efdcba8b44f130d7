import pytest

from network_portal.knowledge.rules.copies import STANDING, CopyState, copy_refusals, may_become


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({}, []),
        ({"year": 2027}, [("copy_in_future", "year")]),
        ({"year": 2019}, [("copy_before_practice", "year")]),
        ({"year": 2019, "since": None}, []),
        ({"year": None}, []),
        ({"changed": " "}, [("copy_needs_words", "changed")]),
    ],
)
def test_what_speaks_against_a_copy(said, refused):
    values = {"year": 2026, "since": 2020, "this_year": 2026, "changed": "Saturdays"} | said
    assert list(copy_refusals(**values)) == refused


def test_what_was_withdrawn_or_declined_stays_so_and_what_stands_can_be_withdrawn():
    for state in CopyState:
        assert may_become(state, CopyState.WITHDRAWN) == (state in STANDING)
        assert may_become(state, CopyState.PUBLISHED) == (state == CopyState.WAITING)
