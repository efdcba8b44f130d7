"""The glossary as the search reads it, and what a word of it means in each language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from network_portal.common.kept import kept_with_content
from network_portal.common.languages import CONTENT_LANGUAGES, fallback_order
from network_portal.common.text_columns import texts_of
from network_portal.search.queries.notes import NOTES
from network_portal.search.rules.terms import Term, short_names, stems_of, stems_of_term
from network_portal.search.rules.words import NOT_ASKED
from network_portal.taxonomy.everyday import everyday_words
from network_portal.taxonomy.models import GlossaryTerm

MOST_MEANINGS = 4
MOST_WORDS = 5


@dataclass(frozen=True)
class Meaning:
    """In `language` it is `name`; `said` is the reader's own name for it, "" where that is the same."""

    language: str
    name: str
    said: str
    said_language: str
    note: str


@kept_with_content
def glossary() -> tuple[Term, ...]:
    return tuple(
        Term(
            one.key,
            {code.replace("_", "-"): name for code, name in texts_of(one, "term").items() if name},
            one.note,
            short_names(one.note),
        )
        for one in GlossaryTerm.objects.order_by("key")
    )


@cache
def everyday_terms() -> tuple[Term, ...]:
    """Everyday words are found as the glossary's terms are, by any of their names."""
    return tuple(
        Term(
            f"everyday:{one.key}",
            {code: names[0] for code, names in one.names.items()},
            others={code: names[1:] for code, names in one.names.items()},
        )
        for one in everyday_words()
    )


def meanings(text: str, reader: str) -> list[Meaning]:
    """Of a term, or of how one begins, in whatever language: so 'tráfico' tells what it is in Spanish and in
    Portuguese, which are two things. Those in which languages differ, or of which there is a note, alone.
    Everyday words are told where the glossary is silent."""
    return _told(glossary(), text, reader) or _told(everyday_terms(), text, reader)


def _told(terms: Iterable[Term], text: str, reader: str) -> list[Meaning]:
    found: dict[tuple[str, str], Meaning] = {}
    for term in terms:
        for language in (reader, *(code for code in CONTENT_LANGUAGES if code != reader)):
            name = term.names.get(language, "")
            if _is_named(text, name, language, term.short) and (name.casefold(), term.key) not in found:
                found[name.casefold(), term.key] = _meaning(term, language, reader)
    order = (reader, *CONTENT_LANGUAGES)
    told = sorted(found.values(), key=lambda one: (order.index(one.language), len(one.name)))
    return [one for one in told if one.said or one.note][:MOST_MEANINGS]


def _meaning(term: Term, language: str, reader: str) -> Meaning:
    said_language = next(code for code in fallback_order(reader) if code in term.names)
    said, name, note = term.names[said_language], term.names[language], str(NOTES.get(term.key, ""))
    return Meaning(language, name, said if said.casefold() != name.casefold() else "", said_language, note)


def _is_named(text: str, name: str, language: str, short: tuple[str, ...]) -> bool:
    asked, said = _telling(stems_of(text, language)), _telling(stems_of_term(name, language))
    if not asked or len(asked) > MOST_WORDS:
        return False
    return said[: len(asked)] == asked or text.strip().upper() in short


def _telling(stems: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in stems if one not in NOT_ASKED)
