from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.organisations.rules.likeness import Named, differ_by_a_slip, may_be_one

SAME = [
    ("Fundación Casa del Migrante", "FUNDACION CASA DEL MIGRANTE"),
    ("Fundación Casa del Migrante", "Casa del Migrante"),
    ("Fundação Casa do Migrante", "Fundación Casa do Migrante"),
    ("Casa del Migrante, A. C.", "Casa del Migrante AC"),
    ("Casa del Migrante A.C.", "La Casa del Migrante"),
    ("Casa del Migrante S.A.S.", "casa migrante"),
    ("Red de Mujeres Migrantes", "Mujeres Migrantes en Red"),
    ("Asociación de Mujeres Migrantes", "Asoc. Mujeres Migrantes"),
    ("Mujeres Migrantes Unidas", "Mujeres Migrnates Unidas"),
    ("Mujeres Migrantes Unidas", "Mujeres Migrante Unidas"),
    ("Mujeres Migrantes Unidas", "Mujeres Migramtes Unidas"),
    ("Mujeres Migrantes Unidas del Sur", "Mujeres Migrantes Unidas"),
    ("Sin Fronteras", "SIN FRONTERAS I.A.P. AC"),
    ("Œuvre des Migrants", "Oeuvre des migrants"),
    ("Migração e Direitos", "migracao direitos ltda"),
]
DIFFERENT = [
    ("Casa del Migrante", "Casa de la Mujer"),
    ("Red de Mujeres Migrantes", "Red de Jóvenes Migrantes"),
    ("Fundación Sol", "Fundación Luna"),
    ("Sindicato de Costureras", "Sindicato de Choferes"),
    ("Sal", "Sol"),
    ("Migrantes", "Migrantes Unidos del Norte y del Sur"),
]


@pytest.mark.parametrize(("one", "other"), [pair for pair in SAME if "I.A.P." not in pair[1]])
def test_names_that_may_be_those_of_one_organisation(one, other):
    assert may_be_one(Named((one,)), Named((other,)))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_are_those_of_two(one, other):
    assert not may_be_one(Named((one,)), Named((other,)))


def test_the_same_name_in_two_countries_stays_two():
    assert not may_be_one(Named(("Casa del Migrante",), country=1), Named(("Casa del Migrante",), country=2))
    assert may_be_one(Named(("Casa del Migrante",), country=1), Named(("Casa del Migrante",), country=1))
    assert may_be_one(Named(("Casa del Migrante",), country=1), Named(("Casa del Migrante",)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Named(("Red de Mujeres Migrantes",), ("RMM",)), Named(("Otra cosa",), ("R.M.M.",))),
        (Named(("Red de Mujeres Migrantes",)), Named(("Otra cosa",), ("RMM",))),
        (Named(("RMM",)), Named(("Red de Mujeres Migrantes",))),
        (Named(("Organización Internacional",), ("OIM",)), Named(("International Organization",), ("IOM", "OIM"))),
    ],
)
def test_an_acronym_stands_for_its_name(one, other):
    assert may_be_one(one, other)


def test_initials_alone_prove_nothing():
    assert not may_be_one(Named(("Red de Mujeres Migrantes",)), Named(("Radio Mundo Maya",)))


words = st.lists(st.text(ascii_lowercase, min_size=3, max_size=12), min_size=1, max_size=6).map(" ".join)
countries = st.none() | st.integers(1, 3)
named = st.builds(Named, st.tuples(words), st.just(()), countries)


@given(named, named)
def test_likeness_goes_both_ways(one, other):
    assert may_be_one(one, other) == may_be_one(other, one)


@given(named)
def test_each_is_like_itself_in_capitals_and_any_order(one):
    turned = Named(tuple(" ".join(reversed(name.upper().split())) for name in one.names), country=one.country)
    assert may_be_one(one, turned)


@given(st.text(ascii_lowercase, min_size=6, max_size=12), st.data())
def test_one_letter_left_out_is_a_slip(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    assert differ_by_a_slip(word, word[:place] + word[place + 1 :])
    assert differ_by_a_slip(word[:place] + word[place + 1 :], word)
