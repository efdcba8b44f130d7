"""What a lower part must know of a higher one: filled when apps start, typed, read through functions."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from network_portal.common.actors import Actor

T = TypeVar("T")


class Entries(Generic[T]):
    """Named entries of one kind; a name is registered once, the same entry again changes nothing."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._entries: dict[str, T] = {}

    def register(self, name: str, entry: T) -> None:
        if name in self._entries and self._entries[name] != entry:
            raise ValueError(f"{self.what} registered twice: {name}")
        self._entries[name] = entry

    def get(self, name: str) -> T | None:
        return self._entries.get(name)

    def __getitem__(self, name: str) -> T:
        return self._entries[name]

    def items(self) -> list[tuple[str, T]]:
        return sorted(self._entries.items())

    def values(self) -> list[T]:
        return [entry for _, entry in self.items()]


@dataclass(frozen=True)
class Duty:
    """One thing a person has to do: a sentence, where to read of it, until when (None: no date).

    `is_asked`: somebody asked this of the person or of an organisation that they answer for. `when` is said in
    the place of the day, where there are several. `note` says what must be known to do it, `words` what the one
    who asks wrote; `answer_url` is where it is done, if elsewhere than at `url`, and `answer_words` what the link
    says, if not the usual. `is_example`: it speaks of invented data. `stands_for` so many more of its kind, which
    are listed at `url`.
    """

    sentence: str
    url: str
    due: date | None = None
    note: str = ""
    words: str = ""
    answer_url: str = ""
    answer_words: str = ""
    is_example: bool = False
    is_asked: bool = False
    when: str = ""
    stands_for: int = 0


class Duties(Protocol):
    def __call__(self, actor: Actor) -> Iterable[Duty]: ...


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
class Loader:
    """A command that fills a new portal, in the order of `place`; an example only where a demonstration is wanted."""

    command: str
    place: int
    is_example: bool = False


@dataclass(frozen=True)
class Verb:
    """How the audit tells one verb. `sentence` has the placeholders %(actor)s and %(target)s.

    `changes_public_pages` raises the content version, so that no stale public page is served.
    `told_in_public` is the sentence under 'what changed' on the pages of the target: only %(target)s, since the
    organisation stands beside it, as no sentence can give every acronym its article. Without it visitors read nothing.
    """

    sentence: Any
    changes_public_pages: bool = False
    told_in_public: Any = None


@dataclass(frozen=True)
class PersonalData:
    """What a part holds about one person: as plain values for 'my data', and how it is erased."""

    export: Callable[[int], dict[str, Any]]
    erase: Callable[[int], None]


@dataclass(frozen=True)
class PublicAddress:
    """Addresses for the sitemap: paths without language, each with its last change."""

    paths: Callable[[], Iterable[tuple[str, date | None]]]


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


@dataclass(frozen=True)
class KeptLink:
    """How a part finds again a mailed link that was pressed, from plain values without a token.

    `path` is the page of the link, `address` the mailbox to which it went; both empty once it counts no more.
    """

    path: Callable[[dict[str, Any]], str]
    address: Callable[[dict[str, Any]], str]


class SeatChange(Protocol):
    """Somebody's role in the team of an organisation became another, within the verb; an empty one is no seat."""

    def __call__(self, organisation_id: int, person_id: int, before: str, after: str) -> None: ...


def tell_seat_change(organisation_id: int, person_id: int, before: str, after: str) -> None:
    for told in seat_changes.values():
        told(organisation_id, person_id, before, after)


class AddressChange(Protocol):
    """A person's e-mail address became another, within the verb: what was sent to the old mailbox counts no more."""

    def __call__(self, person_id: int, before: str, after: str) -> None: ...


def tell_address_change(person_id: int, before: str, after: str) -> None:
    for told in address_changes.values():
        told(person_id, before, after)


class ContentFollower(Protocol):
    """Told within the transaction of each verb that changes public pages: which rows, as pairs of the model's label
    and its id; None where anything may be another."""

    def __call__(self, targets: Collection[tuple[str, int]] | None) -> None: ...


def tell_content_change(targets: Collection[tuple[str, int]] | None) -> None:
    for told in content_followers.values():
        told(targets)


@dataclass(frozen=True)
class PublicText:
    """One object that everybody may read, as the search finds it. What is not public today is not told here.

    `key` names it within its kind. Its page is at `route` with `args`, and `fragment` the place on it. `titles` and
    `texts` are what is written, by language code ("pt-br"), only in the languages in which it is. `codes` are
    references, acronyms and numbers, found whole. `objectives` by number, `principles` by id, `countries` by two
    letters, `organisations` by id: only those whose name the page shows. An object of more `weight` stands before
    others of which the words say the same.
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
class KeptFile:
    """A file that is stored already: `stored` is its random name, `kind` a key of `files.KINDS`."""

    stored: str
    name: str
    kind: str
    size: int
    sha256: str
    language: str = ""


@dataclass(frozen=True)
class ToClear:
    """One thing as it goes to the members for clearance, in the words of its authors and their language.

    `organisation` is whose it is, None the Network's; `address` where it is read, if not in `files` alone.
    """

    title: str
    words: str
    language: str
    organisation: int | None
    address: str = ""
    files: tuple[KeptFile, ...] = ()
    is_example: bool = False


@dataclass(frozen=True)
class Clearable:
    """A kind of things that members clear by silence; each is known by a key.

    `find` gives one that may go to the members now, else None. `hold` keeps it as it is until the verb that opens
    the clearance is done. `page` is where those who work on it see it. `cleared` is told within the verb that closes
    a clearance to which nobody objected, with its day.
    """

    name: Any
    find: Callable[[str], ToClear | None]
    hold: Callable[[str], None]
    page: Callable[[str], str]
    cleared: Callable[[str, date], None]


@dataclass(frozen=True)
class PublishedPractice:
    """A good practice when it is published first: its id, its title in `language`, where it is read, the day."""

    pk: int
    title: str
    language: str
    url: str
    day: date


class PracticeFollower(Protocol):
    """Told within the transaction of the verb that publishes a good practice; `by` published it."""

    def __call__(self, practice: PublishedPractice, *, by: Actor) -> Any: ...


def tell_practice_published(practice: PublishedPractice, *, by: Actor) -> None:
    for told in practice_followers.values():
        told(practice, by=by)


@dataclass(frozen=True)
class PromisedMonth:
    """A month, by its first day, for which one good practice is promised, and whether that counts as done."""

    first_day: date
    is_done: bool


@dataclass(frozen=True)
class PracticePromise:
    """What promises the practices of the months: its code, its page, and each month in order."""

    code: str
    url: str
    months: tuple[PromisedMonth, ...]


@dataclass(frozen=True)
class PracticeMark:
    """What counts as done because of one practice: in words, and where that is corrected."""

    words: str
    url: str


@dataclass(frozen=True)
class PracticePlan:
    """The plan of the one good practice a month: the promise in force today, and the marks that rest on a practice."""

    promise: Callable[[], PracticePromise | None]
    marks: Callable[[int], Iterable[PracticeMark]]


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


class FileOwner(Protocol):
    """Which of these stored files a part's rows point to; what nobody holds for a day is removed."""

    def __call__(self, stored: Collection[str]) -> set[str]: ...


duties: Entries[Duties] = Entries("what I owe")
seat_changes: Entries[SeatChange] = Entries("who is told of seats in teams")
address_changes: Entries[AddressChange] = Entries("who is told of new addresses")
verbs: Entries[Verb] = Entries("verb of the audit")
personal_data: Entries[PersonalData] = Entries("personal data")
public_addresses: Entries[PublicAddress] = Entries("public addresses")
menu_places: Entries[MenuPlace] = Entries("place in the menu")
loaders: Entries[Loader] = Entries("loader")
link_makers: Entries[Callable[[dict[str, Any], str], str]] = Entries("maker of mailed links")
kept_links: Entries[KeptLink] = Entries("mailed link kept while signing in")
content_version: Entries[Callable[[], str]] = Entries("content version")
clearables: Entries[Clearable] = Entries("kind of things to clear")
practice_followers: Entries[PracticeFollower] = Entries("follower of published practices")
practice_plans: Entries[PracticePlan] = Entries("plan of the practices of the months")
file_owners: Entries[FileOwner] = Entries("owner of stored files")
mail_sender: Entries[Callable[..., None]] = Entries("mail sender")
content_followers: Entries[ContentFollower] = Entries("follower of public content")
public_texts: Entries[PublicTexts] = Entries("kind of public texts")
feeds: Entries[FeedSource] = Entries("source of feeds")
translatable_texts: Entries[TranslatableTexts] = Entries("kind of texts to translate")
