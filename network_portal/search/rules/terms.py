"""Terms of the glossary: where a text speaks of one, and what it is called by in short."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from network_portal.common.folded import folded_words
from network_portal.search.rules.stems import stem

_SHORT = re.compile(r"\bshort: ([^;«]+)")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_OTHER_ENDING = re.compile(r"[/(].*?(?=\s|$)")


@dataclass(frozen=True)
class Term:
    """`names` by language code, `short` its acronyms in any language; `others` are further names, that mean the same
    to a search."""

    key: str
    names: Mapping[str, str]
    note: str = ""
    short: tuple[str, ...] = ()
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def names_in(self, language: str) -> tuple[str, ...]:
        own = self.names.get(language, "")
        return (*((own,) if own else ()), *self.others.get(language, ()))


def short_names(note: str) -> tuple[str, ...]:
    """The acronyms of a note such as 'short: IMRF (en), FEMI (es)'."""
    return tuple(dict.fromkeys(name for said in _SHORT.findall(note) for name in _ACRONYM.findall(said)))


def stems_of(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in folded_words(text))


def stems_of_term(name: str, language: str) -> tuple[str, ...]:
    """'delegado/a titular' stands in texts as 'delegado titular' or 'delegada titular', which share their stems."""
    return stems_of(_OTHER_ENDING.sub("", name), language)


@dataclass
class TermFinder:
    """Finds terms in texts: by language and first stem, so that a text is read once."""

    terms: Iterable[Term]
    _by_start: dict[tuple[str, str], list[tuple[tuple[str, ...], Term]]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        starts = defaultdict(list)
        for term in self.terms:
            for language in term.names:
                for name in term.names_in(language):
                    if said := stems_of_term(name, language):
                        starts[language, said[0]].append((said, term))
            for name in term.short:
                for language in term.names:
                    starts[language, stems_of(name, language)[0]].append((stems_of(name, language), term))
        self._by_start = dict(starts)

    def terms_in(self, text: str, language: str) -> dict[str, Term]:
        """By key, in the order in which the text speaks of them."""
        said, found = stems_of(text, language), {}
        for place, start in enumerate(said):
            for parts, term in self._by_start.get((language, start), ()):
                if said[place : place + len(parts)] == parts:
                    found[term.key] = term
        return found
