"""Which known word somebody meant who typed one that nobody knows."""

from collections.abc import Iterable

SHORTEST, LONG = 5, 8
ENDINGS = {
    "es": (("cion", "sion"), ("ciones", "siones")),
    "pt-br": (("cao", "sao"), ("coes", "soes")),
    "fr": (("tion", "sion"), ("tions", "sions")),
    "en": (("tion", "sion"), ("tions", "sions")),
}
"""Folded, of one and of several; the four languages share most words that end so."""


def traces(word: str) -> set[str]:
    """The word and what is left of it without any one letter: two words that differ by a letter share one."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def has_traces(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def errors_allowed(word: str) -> int:
    """In short words each letter counts."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def nearest(word: str, known: Iterable[tuple[str, int]]) -> list[str]:
    """Of known words, with how often each is used, those that take the fewest errors, the most used first."""
    allowed = errors_allowed(word)
    found = sorted((distance(word, one, allowed), -uses, one) for one, uses in known)
    return [one for errors, _uses, one in found if errors <= allowed and errors == found[0][0]]


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed, or exchanged with their neighbour; beyond `most` only that it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, start=1):
        earlier, before, row = before, row, [place]
        for column, against in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (sign != against))
            if place > 1 and column > 1 and sign == other[column - 2] and one[place - 2] == against:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def endings_of(word: str, language: str) -> list[str]:
    """The word as this language may end it; none where it ends so already, or in none of these endings."""
    if word.endswith(tuple(one for both in ENDINGS[language] for one in both)):
        return []
    for number, own in enumerate(ENDINGS[language]):
        foreign = {one for its in ENDINGS.values() for one in its[number]}
        for ending in sorted(foreign):
            if word.endswith(ending) and len(word) >= SHORTEST + len(ending) - 2:
                return [word.removesuffix(ending) + one for one in own]
    return []
