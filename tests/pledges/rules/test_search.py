from hypothesis import given
from hypothesis import strategies as st

from pledges.rules.search import MOST_WORDS, asked_words, kept_words


@given(st.lists(st.text()))
def test_every_word_is_found_by_how_it_begins(texts):
    kept = kept_words(*texts)
    for word in asked_words(" ".join(texts)):
        assert f" {word[:3]}" in kept


def test_a_search_asks_for_each_word_once_and_for_a_few():
    assert asked_words("visa Visa trabajo") == ("visa", "trabajo")
    assert len(asked_words(" ".join(str(number) for number in range(50)))) == MOST_WORDS
