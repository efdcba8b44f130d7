import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.search.rules.typing import distance, endings_of, has_traces, nearest, traces


@pytest.mark.parametrize(
    "one, other, errors",
    [
        ("remesas", "remsas", 1),
        ("trata", "tarta", 1),
        ("frontera", "fronteira", 1),
        ("discriminasion", "discriminacion", 1),
        ("honduras", "hondurass", 1),
        ("reintegracion", "rentegrasion", 2),
    ],
)
def test_errors_are_letters_left_out_added_changed_or_exchanged(one, other, errors):
    assert distance(one, other, 2) == errors
    assert distance(other, one, 2) == errors


def test_beyond_the_most_it_is_only_more():
    assert distance("trata", "migracion", 1) == 2
    assert distance("abcdefgh", "hgfedcba", 2) == 3


words = st.text(alphabet="abcd", min_size=4, max_size=9)


@given(words, st.data())
def test_one_error_leaves_a_trace_in_common(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdx"))
    for mistyped in (word[:place] + word[place + 1 :], word[:place] + letter + word[place:]):
        assert traces(word) & traces(mistyped)
    assert traces(word) & traces(word[:place] + letter + word[place + 1 :])


def test_the_nearest_may_be_meant_and_of_two_as_near_first_the_more_used():
    known = [("remesas", 5), ("remisas", 9), ("fronteras", 50)]
    assert nearest("remesos", known) == ["remesas"]
    assert nearest("remsas", [("remesas", 5), ("remisas", 9)]) == ["remisas", "remesas"]
    assert nearest("honduras", known) == []


@pytest.mark.parametrize("word", ["oim", "b12", "b1234"])
def test_short_words_and_codes_are_never_guessed(word):
    assert not has_traces(word)


@pytest.mark.parametrize(
    ("word", "language", "forms"),
    [
        ("migration", "pt-br", ["migracao", "migrasao"]),
        ("migration", "es", ["migracion", "migrasion"]),
        ("migrations", "pt-br", ["migracoes", "migrasoes"]),
        ("migracoes", "en", ["migrations", "migrasions"]),
        ("migracao", "fr", ["migration", "migrasion"]),
        ("migration", "fr", []),
        ("extension", "es", []),
        ("nation", "pt-br", []),
        ("border", "pt-br", []),
    ],
)
def test_words_that_languages_share_end_as_each_of_them_does(word, language, forms):
    assert endings_of(word, language) == forms
