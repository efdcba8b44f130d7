"""The few words of a text around what was looked for, with what was looked for marked."""

import re
import unicodedata
from collections.abc import Iterable

from network_portal.common.folded import folded_words
from network_portal.search.rules.questions import AskedWord
from network_portal.search.rules.words import forms_of

Pieces = list[tuple[str, bool]]
LENGTH = 220
LONGEST_PART = 60
MOST_PARTS = 3
BEFORE = 60
_WORD = re.compile(r"[^\W_]+")


class Looked:
    """Which words of texts in one language were looked for; each word is judged once."""

    def __init__(self, words: tuple[AskedWord, ...], language: str) -> None:
        self.words = tuple(word for word in words if not word.is_code)
        self.language = language
        self._judged: dict[str, bool] = {}

    def for_word(self, word: str) -> bool:
        if word not in self._judged:
            forms = forms_of(word, self.language)
            self._judged[word] = any(one.is_met_by(forms) for one in self.words)
        return self._judged[word]


def marked(text: str, looked: Looked) -> Pieces:
    """The whole text in pieces, each with whether it was looked for."""
    text = unicodedata.normalize("NFC", text)
    pieces: Pieces = []
    end = 0
    for start, stop in _found(text, looked):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [piece for piece in (*pieces, (text[end:], False)) if piece[0]]


def passage(text: str, looked: Looked, length: int = LENGTH) -> Pieces:
    """Where most of the words stand together; nothing where none does."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    places = _found(text, looked)
    if not places:
        return []
    start = max(places, key=lambda place: (_different(text, places, place[0], length), -place[0]))[0]
    begin = _at_a_word(text, max(0, start - BEFORE))
    stop = text.find(" ", begin + length)
    cut = text[begin : stop if stop > 0 else len(text)]
    pieces = marked(cut, looked)
    return [*([("… ", False)] if begin else []), *pieces, *([(" …", False)] if begin + len(cut) < len(text) else [])]


def parts_met(parts: Iterable[str], looked: Looked) -> list[str]:
    """Of words that stand around an object, the few in which something was looked for; of long ones the words alone."""
    met = []
    for part in parts:
        words = [text for text, is_marked in marked(part, looked) if is_marked]
        met += [part] if words and len(part) <= LONGEST_PART else words
    return list(dict.fromkeys(met))[:MOST_PARTS]


def _found(text: str, looked: Looked) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text) if looked.for_word(match.group())]


def _different(text: str, places: list[tuple[int, int]], start: int, length: int) -> int:
    within = {tuple(folded_words(text[a:b])) for a, b in places if start <= a < start + length - BEFORE}
    return len(within)


def _at_a_word(text: str, place: int) -> int:
    return place if place == 0 else text.find(" ", place) + 1
