from hypothesis import given
from hypothesis import strategies as st

from network_portal.bodies.rules.counts import LEAST_TOLD, may_be_told

CELLS = st.fixed_dictionaries(
    {}, optional={place: st.integers(0, 40) for place in ("caribbean", "south-america", "none")}
)
FEW = st.integers(0, LEAST_TOLD - 1)


@given(CELLS)
def test_what_is_told_is_full_tens_and_never_of_less_than_ten(cells):
    told = may_be_told(cells)
    assert all(count >= 10 and count % 10 == 0 and 0 <= cells[place] - count < 10 for place, count in told.items())
    assert set(told) == {place for place, count in cells.items() if count >= 10}


@given(CELLS, st.data())
def test_small_cells_cannot_be_told_from_each_other_or_from_none(cells, data):
    """Whatever few there are of a place, the same is told."""
    others = {place: data.draw(FEW) if count < LEAST_TOLD else count for place, count in cells.items()}
    gone = {place: count for place, count in others.items() if count >= LEAST_TOLD}
    assert may_be_told(cells) == may_be_told(others) == may_be_told(gone)
