import pytest

from network_portal.search.rules.words import MOST_WORDS, asked_codes, asked_words, kept_codes, kept_forms


@pytest.mark.parametrize(
    "text, words",
    [
        ("¿Qué es la trata de personas?", ["es", "trata", "personas"]),
        ("the of de la", ["the", "of", "de", "la"]),
        ("  ", []),
        ("<script>' OR 1=1 --", ["script", "or", "1"]),
        ("x" * 41, []),
    ],
)
def test_a_question_asks_for_the_words_that_say_something(text, words):
    assert asked_words(text) == words


def test_a_question_is_short():
    assert len(asked_words(" ".join(f"w{number}" for number in range(100)))) == MOST_WORDS


@pytest.mark.parametrize(
    "text, codes",
    [
        ("B1.2", {"b12": ["b1", "2"]}),
        ("what is PL-2023-007?", {"pl2023007": ["pl", "2023", "007"]}),
        ("whole-of-society", {}),
        ("2023-2024", {"20232024": ["2023", "2024"]}),
    ],
)
def test_what_may_be_a_code_is_known_by_its_signs_and_digits(text, codes):
    assert asked_codes(text) == codes


def test_a_code_is_kept_whole_and_in_its_parts():
    assert kept_codes(["PL-2023-007", "B1.2"]) == ["pl2023007", "pl", "2023", "007", "b12", "b1", "2"]


def test_each_word_of_a_text_is_kept_with_its_stem():
    assert kept_forms("Países, PAÍSES y red", "es") == ["paises", "pais", "y", "red"]
