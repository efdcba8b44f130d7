"""What everybody may read: the menu, the sitemap, what the search finds, feeds."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from network_portal.common.actors import Actor
from network_portal.common.registry.entries import Entries

BETWEEN = " · "
"""Stands between what is said of one object in a row of words."""


@dataclass(frozen=True)
class MenuPlace:
    """A page in the main menu, in the order of `place`.

    With `may_open` only those who may find it there, after what is for everybody; `is_at` then tells by a path
    whether the reader is there. Without it everybody does, and is there on every page below it.
    """

    label: Any
    route: str
    place: int
    may_open: Callable[[Actor], bool] | None = None
    is_at: Callable[[str], bool] = lambda path: False


@dataclass(frozen=True)
class PublicAddress:
    """Addresses for the sitemap: paths without language, each with its last change."""

    paths: Callable[[], Iterable[tuple[str, date | None]]]


@dataclass(frozen=True)
class PublicText:
    """One object that everybody may read, as the search finds it. What is not public today is not told here.

    `key` names it within its kind. Its page is at `route` with `args`, and `fragment` the place on it. `titles` and
    `texts` are what is written, by language code ("pt-br"), only in the languages in which it is. `codes` are
    references, acronyms and numbers, found whole. `objectives` by number, `principles` by id, `countries` by two
    letters, `organisations` by id: only those whose name the page shows. `says` is what its page tells of it in the
    reader's language beside that, by language code: its level, with whom it works. An object of more `weight` stands
    before others of which the words say the same.
    """

    key: str
    route: str
    args: tuple[Any, ...]
    titles: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    principles: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    organisations: tuple[int, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None
    is_example: bool = False
    weight: float = 1.0
    fragment: str = ""


class PublicDocuments(Protocol):
    """Those of these keys that are public now, of all keys with None; in a few queries each some hundred."""

    def __call__(self, keys: Collection[str] | None) -> Iterator[PublicText]: ...


@dataclass(frozen=True)
class PublicTexts:
    """One kind of public objects. `name` are its plural words, `place` its order where all kinds are named.

    `follows`: by the label of a model that a verb changed, which keys to read again, from the ids of its rows;
    None for every object of the kind. `says` are other words that visitors use for the kind.
    """

    name: Any
    place: int
    documents: PublicDocuments
    follows: Mapping[str, Callable[[Collection[int]], Iterable[str] | None]]
    says: Any = ""


@dataclass(frozen=True)
class FeedEntry:
    """One public object in an Atom feed. `key` names it for ever and in every language: "practices/<slug>".

    Title and summary are plain text in `language`; `path` is that of its page for the reader of the feed.
    """

    key: str
    title: str
    summary: str
    language: str
    path: str
    published: datetime
    updated: datetime


@dataclass(frozen=True)
class FeedScope:
    """What a feed is about: an objective by its number, a country by its two letters, or neither: everything."""

    objective: int | None = None
    country: str = ""


class FeedSource(Protocol):
    """The `most` newest public objects of one kind within a scope, in a fixed number of queries."""

    def __call__(self, scope: FeedScope, most: int) -> Iterable[FeedEntry]: ...


menu_places: Entries[MenuPlace] = Entries("place in the menu")
public_addresses: Entries[PublicAddress] = Entries("public addresses")
public_texts: Entries[PublicTexts] = Entries("kind of public texts")
feeds: Entries[FeedSource] = Entries("source of feeds")
