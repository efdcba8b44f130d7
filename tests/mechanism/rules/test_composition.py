from hypothesis import given
from hypothesis import strategies as st

from mechanism.rules.composition import Composition

FILLED = st.fixed_dictionaries({number: st.integers(0, 4) for number in (1, 2, 3, 4)})


@given(FILLED, st.integers(0, 4))
def test_ten_seats_and_never_more_taken_than_there_are(filled, agencies):
    found = Composition(filled, agencies)
    assert found.seats == 10
    assert 0 <= found.taken <= 10
    assert found.is_complete == (min([*filled.values(), agencies]) >= 2)


def test_a_table_that_sends_three_does_not_fill_the_seat_of_another():
    found = Composition({1: 3, 2: 1, 3: 2, 4: 2}, 2)
    assert (found.taken, found.is_complete) == (9, False)
