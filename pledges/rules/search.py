"""Words that a visitor looks for in the registry, and the words that are kept beside a pledge."""

from network_portal.common.folded import folded_words

MOST_WORDS = 8


def asked_words(text: str) -> tuple[str, ...]:
    """What a search asks for: each word once; beyond a few they narrow nothing more."""
    return tuple(dict.fromkeys(folded_words(text)))[:MOST_WORDS]


def kept_words(*texts: str) -> str:
    """What is searched: each word once, with a space before it, so that ' visa' finds words which begin so."""
    words = dict.fromkeys(word for text in texts for word in folded_words(text))
    return "".join(f" {word}" for word in words)
