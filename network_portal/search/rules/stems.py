"""The part of a word that its plural and its feminine share, for folded words of our four languages.

Light stemmers in the manner of J. Savoy: they take off endings of number and gender, in English also of verbs, and
leave the rest, because a stem that says too little finds everything. The same on both databases.
"""

from collections.abc import Callable
from functools import lru_cache

SHORTEST = 3
_VOWELS = "aeiouy"


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """`word` is folded. One with a digit, or too short to have an ending, is its own stem."""
    if len(word) <= SHORTEST or not word.isalpha():
        return word
    found = _STEMMERS[language](word)
    return found if len(found) >= SHORTEST else word


def _spanish(word: str) -> str:
    if len(word) > 4:
        if word.endswith("ces"):
            word = word[:-3] + "z"
        elif word.endswith("es") and word[-3] not in _VOWELS:
            word = word[:-2]
        elif word.endswith("s"):
            word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "aeo" else word


_PORTUGUESE_PLURALS = (
    *(("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("uis", "ul"), ("ns", "m")),
    *(("res", "r"), ("zes", "z"), ("ses", "s"), ("s", "")),
)


def _portuguese(word: str) -> str:
    if len(word) > 4:
        for ending, singular in _PORTUGUESE_PLURALS:
            if word.endswith(ending):
                word = word.removesuffix(ending) + singular
                break
    return word[:-1] if len(word) > 4 and word[-1] in "aeo" else word


def _french(word: str) -> str:
    if word.endswith("eaux"):
        word = word[:-1]
    elif word.endswith("aux"):
        word = word[:-2] + "l"
    elif word[-1] in "sx":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 4 else word


def _english(word: str) -> str:
    word = word.replace("isation", "ization")
    if word.endswith("ise") or word.endswith("ised"):
        word = word.replace("ise", "ize")
    if word.endswith("our") and len(word) > 5:
        word = word[:-3] + "or"
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= SHORTEST and any(sign in _VOWELS for sign in root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "ls" else root
            break
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


_STEMMERS: dict[str, Callable[[str], str]] = {
    "es": _spanish,
    "en": _english,
    "pt-br": _portuguese,
    "fr": _french,
}
LANGUAGES = tuple(_STEMMERS)


def stems(word: str) -> tuple[str, ...]:
    """Of a word whose language nobody said: in each of the four, each once."""
    return tuple(dict.fromkeys(stem(word, language) for language in LANGUAGES))
