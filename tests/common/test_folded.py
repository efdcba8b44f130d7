import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.common.folded import folded_words


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
