import pytest

from workplan.queries.exports import evidence_words, read_evidence


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Minutes", ("Minutes", "")),
        ("https://example.org/a", ("", "https://example.org/a")),
        ("https://example.org/a (the note)", ("the note", "https://example.org/a")),
        ("https://[bad", ("https://[bad", "")),
        ("https://exa mple", ("https://exa mple", "")),
        ("https://[bad (the note)", ("https://[bad (the note)", "")),
    ],
)
def test_the_source_of_a_date_is_words_an_address_or_both(words, read):
    assert read_evidence(words) == read
    assert evidence_words(*read) == words
