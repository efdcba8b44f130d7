"""Words as they are compared: without accents and case, so that 'regularización' and 'REGULARIZACION' are one."""

import unicodedata

_LETTERS_OF_TWO = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o"})


def folded_words(text: str) -> list[str]:
    """Runs of letters and digits, in their order: 'PL-2023-007, Río' is pl, 2023, 007, rio."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS_OF_TWO)
    kept = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return "".join(kept).split()
