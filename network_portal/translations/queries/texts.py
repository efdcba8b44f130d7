"""What lacks which language, and what one text says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.urls import reverse

from network_portal.common.errors import DomainError
from network_portal.common.languages import CONTENT_LANGUAGES, language_name
from network_portal.common.registry import TranslatableText, TranslatableTexts, translatable_texts
from network_portal.translations.rules.texts import (
    NEEDED,
    Gap,
    fingerprint,
    most_important,
    not_written,
    without_original,
)

PAGE = 25


@dataclass(frozen=True)
class KindCounts:
    """One kind of texts: how many, and by language and status how many of them; "" counts those that lack it."""

    kind: str
    source: TranslatableTexts
    total: int
    by_language: dict[str, dict[str, int]]


@dataclass(frozen=True)
class TextPage:
    texts: list[TranslatableText]
    number: int
    is_last: bool


def counts_of_kinds() -> list[KindCounts]:
    """In the order of their importance; two queries a kind."""
    kinds = sorted(translatable_texts.items(), key=lambda entry: (entry[1].place, entry[0]))
    return [KindCounts(kind, source, source.total(), source.counts()) for kind, source in kinds]


def first_gap(kinds: list[KindCounts]) -> Gap | None:
    gaps = [
        Gap(one.kind, one.source.place, language, counts[""], one.total)
        for one in kinds
        for language, counts in one.by_language.items()
    ]
    return most_important(gaps, CONTENT_LANGUAGES)


def page_of_texts(kind: str, language: str, status: str, number: int) -> TextPage:
    """Those of this kind that have this status in this language, with "" those that lack it."""
    found = translatable_texts[kind].listed(language, status, (number - 1) * PAGE, PAGE + 1)
    return TextPage(found[:PAGE], number, is_last=len(found) <= PAGE)


def needed_ways(kind: str, key: int, written: Collection[str]) -> list[dict[str, str]]:
    """The languages that suffice to publish and that this text lacks, each with the page that translates it."""
    return [
        {"language": language_name(code), "url": reverse("translations:text", args=[kind, key, code])}
        for code in NEEDED
        if code not in written
    ]


def seen_as(text: TranslatableText, language: str) -> str:
    """What a translator sends back, to be told when the text or its original was changed meanwhile."""
    return fingerprint(text.words[text.original], text.words.get(language, {}), text.statuses.get(language, ""))


def says_already(text: TranslatableText, language: str, words: Mapping[str, str], status: str) -> bool:
    before = text.words.get(language, {})
    same = all(said == before.get(field, "") for field, said in words.items())
    return same and text.statuses.get(language) == status


def check_words(source: TranslatableTexts, text: TranslatableText, language: str, words: Mapping[str, str]) -> None:
    """Raises the DomainError of whatever forbids these words: see `translate_text`."""
    if language == text.original:
        raise DomainError("translation_of_the_original")
    labels, original = source.labels(), text.words[text.original]
    for field, most in source.longest().items():
        if most and len(words.get(field, "")) > most:
            length = len(words[field])
            raise DomainError("translation_too_long", field=field, label=labels[field], length=length, most=most)
    if lacking := not_written(original, words):
        raise DomainError("translation_incomplete", fields=", ".join(f"“{labels[field]}”" for field in lacking))
    for field in without_original(original, words):
        raise DomainError("translation_without_original", field=field, label=labels[field])
