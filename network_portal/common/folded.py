"""Words as they are compared: without accents and case, so that 'regularización' and 'REGULARIZACION' are one."""

import unicodedata

MOST_WORDS = 8
_LETTERS_OF_TWO = {"œ": "oe", "æ": "ae", "ø": "o"}


class _Plain(dict[int, str]):
    """What becomes of each sign, found out once: accents go, all but letters and digits parts words."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = "" if unicodedata.combining(sign) else sign if sign.isalnum() else " "
        self[code] = _LETTERS_OF_TWO.get(plain, plain)
        return self[code]


_PLAIN = _Plain()


def folded_words(text: str) -> list[str]:
    """Runs of letters and digits, in their order: 'PL-2023-007, Río' is pl, 2023, 007, rio."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_PLAIN).split()


def asked_words(text: str) -> tuple[str, ...]:
    """What a search asks for: each word once; beyond a few they narrow nothing more."""
    return tuple(dict.fromkeys(folded_words(text)))[:MOST_WORDS]


def kept_words(*texts: str) -> str:
    """What is searched: each word once, with a space before it, so that ' visa' finds words which begin so."""
    words = dict.fromkeys(word for text in texts for word in folded_words(text))
    return "".join(f" {word}" for word in words)
