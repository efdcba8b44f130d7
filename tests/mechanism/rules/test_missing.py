import pytest
from hypothesis import given
from hypothesis import strategies as st

from mechanism.rules.missing import Held

COUNTS = st.integers(0, 30)


@pytest.mark.parametrize(
    ("held", "told", "is_exact"),
    [
        (Held(0, 0), 0, True),
        (Held(0, 4), 0, False),
        (Held(3, 0), 3, False),
        (Held(3, 4), 3, False),
        (Held(3, 5), 8, True),
    ],
)
def test_a_few_others_are_not_told(held, told, is_exact):
    assert (held.told, held.is_exact) == (told, is_exact)


@given(COUNTS, st.integers(1, 4), st.integers(1, 4), COUNTS)
def test_small_numbers_of_others_cannot_be_told_from_each_other(seen, few, other, wanted):
    first, second = Held(seen, few), Held(seen, other)
    assert (first.told, first.is_exact, first.lacks(wanted)) == (second.told, second.is_exact, second.lacks(wanted))


@given(COUNTS, COUNTS, COUNTS)
def test_never_more_is_told_than_there_is(seen, others, wanted):
    held = Held(seen, others)
    assert held.told <= seen + others
    assert held.is_nobody == (seen + others == 0)
    assert held.lacks(wanted) >= max(wanted - seen - others, 0)
