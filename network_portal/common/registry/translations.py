"""Texts that the translation desk reads and writes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class TranslatableText:
    """One object with its words by language and field; only the languages in which it is written.

    `original` is the language that the others translate; `statuses` say by language whose words they are, "" where
    nobody said it.
    """

    key: int
    title: str
    address: str
    original: str
    words: Mapping[str, Mapping[str, str]]
    statuses: Mapping[str, str]
    is_example: bool = False


class TranslatableTexts(Protocol):
    """One kind of objects whose words the translation desk reads and writes; `translations/sources.py` has two."""

    @property
    def name(self) -> Any: ...
    @property
    def place(self) -> int: ...
    @property
    def fields(self) -> Sequence[str]: ...
    def labels(self) -> dict[str, str]: ...
    def longest(self) -> dict[str, int | None]: ...
    def cleaned(self, field: str, text: str) -> str: ...
    def total(self) -> int: ...
    def counts(self) -> dict[str, dict[str, int]]: ...
    def listed(self, language: str, status: str, start: int, most: int) -> list[TranslatableText]: ...
    def found(self, keys: Collection[int]) -> dict[int, TranslatableText]: ...
    def lock(self, key: int) -> TranslatableText | None: ...
    def write(self, key: int, language: str, words: Mapping[str, str], status: str) -> Any: ...


translatable_texts: Entries[TranslatableTexts] = Entries("kind of texts to translate")
