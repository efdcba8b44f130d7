"""Which words of a text are kept, and which of a question are looked for."""

import re
from collections.abc import Iterable
from functools import lru_cache

from network_portal.common.folded import folded_words
from network_portal.search.rules.stems import stem

LONGEST_WORD = 40
MOST_WORDS = 8
LONGEST_QUESTION = 200
NOT_ASKED = frozenset(
    word
    for line in (
        "a al ao aos as au aux com como con d da das de del des do dos du e el em en et for from how in",
        "is l la las le les los na nas no nos o of on os ou para par por pour qu que quoi s se sin su",
        "sur sus the to um uma un una une what where which with y",
    )
    for word in line.split()
)
_LOOSE = re.compile(r"\b([^\W\d_]{2,4})[\W_]*((?:19|20)\d\d)[\W_]*(\d{1,3})\b")
_SIGNED = re.compile(r"[^\W_]+(?:[.\-/_][^\W_]+)+")


@lru_cache(maxsize=50_000)
def forms_of(word: str, language: str) -> frozenset[str]:
    """A word as it is written, in the forms by which it is found."""
    return frozenset(kept_forms(word, language))


def kept_forms(text: str, language: str) -> list[str]:
    """Each word of a text with its stem, each once; nobody looks for a word longer than `LONGEST_WORD`."""
    words = dict.fromkeys(word for word in folded_words(text) if len(word) <= LONGEST_WORD)
    return list(dict.fromkeys(form for word in words for form in (word, stem(word, language))))


def joined(code: str) -> str:
    """How a code is known whatever its signs: 'PL-2023-007' and 'pl2023007' are one."""
    return "".join(folded_words(code))[:LONGEST_WORD]


def kept_codes(codes: Iterable[str]) -> list[str]:
    """Each code as one word, and the words in it."""
    found = (form for code in codes for form in (joined(code), *folded_words(code)) if len(form) <= LONGEST_WORD)
    return list(dict.fromkeys(form for form in found if form))


def asked_words(text: str) -> list[str]:
    """What a question asks for, each once: words that say something, or all where none does."""
    words = list(dict.fromkeys(word for word in folded_words(text[:LONGEST_QUESTION]) if len(word) <= LONGEST_WORD))
    return ([word for word in words if word not in NOT_ASKED] or words)[:MOST_WORDS]


def asked_codes(text: str) -> dict[str, list[str]]:
    """What may be a code, as 'B1.2' in 'what is B1.2?': as one word, with the words that it is written in."""
    found = (match.group() for match in _SIGNED.finditer(text[:LONGEST_QUESTION]))
    codes = [code for code in found if any(sign.isdigit() for sign in code)]
    return {joined(code): folded_words(code) for code in codes[:MOST_WORDS]} | _loose_references(text)


def _loose_references(text: str) -> dict[str, list[str]]:
    """'PL-2023-1' and 'pl 2023 1' stand for PL-2023-001: letters, a year, and a number of three digits."""
    found = list(_LOOSE.finditer(text[:LONGEST_QUESTION]))[:MOST_WORDS]
    return {joined(f"{one[1]}{one[2]}{one[3]:0>3}"): folded_words(one[0]) for one in found}
