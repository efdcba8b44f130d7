"""An object as the rows of the search: one a language, with the words by which it is found."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from network_portal.common.languages import CONTENT_LANGUAGES, fallback_order
from network_portal.common.registry import BETWEEN, PublicText, PublicTexts
from network_portal.search.models import SearchText
from network_portal.search.models.engines import Entry
from network_portal.search.queries.surroundings import Surroundings
from network_portal.search.rules.terms import Term
from network_portal.search.rules.words import kept_codes, kept_forms

WAY = 1  # raised when words are kept in another way, so that each row is written anew
LONGEST_BODY = 20_000
LONGEST_TITLE = 400
MOST_OF_A_SORT = 25  # beyond so many objectives, countries or organisations an object is about none of them


@dataclass(frozen=True)
class Words:
    """Those of a row by how much they say of it."""

    headings: list[str]
    body: list[str]
    related: list[str]

    @property
    def all(self) -> set[str]:
        return {*self.headings, *self.body, *self.related}


def rows_of(kind: str, texts: PublicTexts, one: PublicText, around: Surroundings) -> list[SearchText]:
    """In each language, written by nobody yet."""
    path, terms = _path(one), _terms(one, around)
    return [_row(kind, texts, one, code, path, _related(texts, one, around, terms, code)) for code in CONTENT_LANGUAGES]


def words_of(row: SearchText) -> Words:
    return Words(
        headings=[*kept_codes(row.codes), *kept_forms(row.title, row.title_language)],
        body=kept_forms(row.body, row.body_language),
        related=kept_forms(row.related, row.language),
    )


def entry_of(row: SearchText, words: Words) -> Entry:
    return Entry(row.pk, row.language, row.kind, words.headings, words.body, words.related)


def _row(kind: str, texts: PublicTexts, one: PublicText, language: str, path: str, related: str) -> SearchText:
    title, title_language = _written(one.titles, language)
    body, body_language = _written(one.texts, language)
    row = SearchText(
        kind=kind,
        key=one.key,
        language=language,
        title=title[:LONGEST_TITLE],
        title_language=title_language,
        body=body[:LONGEST_BODY],
        body_language=body_language,
        related=related,
        codes=list(one.codes),
        path=path,
        day=one.day,
        weight=one.weight,
        is_example=one.is_example,
    )
    values = (WAY, title, title_language, body, body_language, related, one.codes, path, one.day, one.weight)
    row.digest = hashlib.blake2b(repr((*values, one.is_example)).encode(), digest_size=16).hexdigest()
    return row


def _written(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The text that a reader of the language is shown, and in which language that is."""
    found = ((code, texts.get(code, "")) for code in fallback_order(language))
    return next(((text, code) for code, text in found if text), ("", language))


def _path(one: PublicText) -> str:
    with translation.override("en"):
        address = reverse(one.route, args=one.args).removeprefix("/en/")
    return f"{address}#{one.fragment}" if one.fragment else address


def _terms(one: PublicText, around: Surroundings) -> list[Term]:
    """Of the glossary, that the object speaks of in any of its own languages."""
    found: dict[str, Term] = {}
    for texts in (one.titles, one.texts):
        for language, text in texts.items():
            found |= around.terms.terms_in(text[:LONGEST_BODY], language)
    return list(found.values())


def _related(texts: PublicTexts, one: PublicText, around: Surroundings, terms: list[Term], language: str) -> str:
    with translation.override(language):
        said = [str(texts.name), str(texts.says)]
    for keys, names in (
        (one.objectives, around.objectives),
        (one.principles, around.principles),
        (one.countries, around.countries),
        (one.organisations, around.organisations),
    ):
        if len(keys) <= MOST_OF_A_SORT:
            said += [names[key][language] for key in keys if key in names]  # type: ignore[index]
    said += [name for key in one.organisations for name in around.acronyms.get(key, ())]
    said.append(one.says.get(language, ""))
    for term in terms:
        said += [*term.names_in(language), *term.short]
    return BETWEEN.join(dict.fromkeys(filter(None, said)))
