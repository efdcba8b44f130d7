from hypothesis import given
from hypothesis import strategies as st

from network_portal.common.bit_sets import Places, any_of, counts_among, places_in

ids = st.lists(st.integers(1, 500), unique=True, max_size=60)
links = st.lists(st.tuples(st.integers(1, 500), st.sampled_from(["a", "b", "c", None])), max_size=200)


def code_of(value):
    return value.upper() if value else None


@given(ids, links)
def test_each_value_has_those_that_rows_give_it(ids, links):
    places = Places(ids)
    found = places.by_value(links, code_of, lacking="none")
    for code in ("A", "B", "C"):
        wanted = {pk for pk, value in links if value and value.upper() == code} & set(ids)
        assert {places.ids[place] for place in places_in(found.get(code, 0))} == wanted
    told = {pk for pk, _value in links}
    assert {places.ids[place] for place in places_in(found.get("none", 0))} == set(ids) - told


@given(ids, links, st.sets(st.integers(1, 500)))
def test_counts_are_those_of_plain_sets(ids, links, some):
    places = Places(ids)
    found = places.by_value(links, code_of)
    among = places.of_ids(some)
    plain = {code: {pk for pk, value in links if value == code.lower()} & set(ids) & some for code in "ABC"}
    assert counts_among(among, found) == {code: len(those) for code, those in plain.items() if those}
    both = places.common([among, any_of(found, ["A", "B"])])
    assert both.bit_count() == len(plain["A"] | plain["B"])


@given(ids)
def test_without_a_condition_all_are_left_in_their_order(ids):
    places = Places(ids)
    assert [places.ids[place] for place in places_in(places.common([]))] == ids
    assert places_in(0) == []
