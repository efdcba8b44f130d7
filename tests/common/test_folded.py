import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.common.folded import MOST_WORDS, asked_words, folded_words, kept_words


@pytest.mark.parametrize(
    "text, words",
    [
        ("PL-2023-007, Río", ["pl", "2023", "007", "rio"]),
        ("Regularización/REGULARIZACION", ["regularizacion", "regularizacion"]),
        ("ação straße œuvre", ["acao", "strasse", "oeuvre"]),
        ("Œuvre OEUVRE Ǽ", ["oeuvre", "oeuvre", "ae"]),
        (" %_'\\ ", []),
    ],
)
def test_words_lose_accents_case_and_signs(text, words):
    assert folded_words(text) == words


@given(st.text())
def test_a_folded_word_is_letters_and_digits_alone_and_folds_to_itself(text):
    for word in folded_words(text):
        assert word.isalnum()
        assert folded_words(word) == [word]


@given(st.lists(st.text()))
def test_every_word_is_found_by_how_it_begins(texts):
    kept = kept_words(*texts)
    for word in asked_words(" ".join(texts)):
        assert f" {word[:3]}" in kept


def test_a_search_asks_for_each_word_once_and_for_a_few():
    assert asked_words("visa Visa trabajo") == ("visa", "trabajo")
    assert len(asked_words(" ".join(str(number) for number in range(50)))) == MOST_WORDS
