"""Words that a visitor looks for: without accents and case, so that 'regularización' and 'REGULARIZACION' are one."""

import unicodedata

MOST_WORDS = 8


def folded_words(text: str) -> list[str]:
    """Runs of letters and digits, in their order: 'PL-2023-007, Río' is pl, 2023, 007, rio."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return "".join(kept).split()


def asked_words(text: str) -> tuple[str, ...]:
    """What a search asks for: each word once; beyond a few they narrow nothing more."""
    return tuple(dict.fromkeys(folded_words(text)))[:MOST_WORDS]


def kept_words(*texts: str) -> str:
    """What is searched: each word once, with a space before it, so that ' visa' finds words which begin so."""
    words = dict.fromkeys(word for text in texts for word in folded_words(text))
    return "".join(f" {word}" for word in words)
