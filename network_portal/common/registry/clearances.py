"""What members of the Network may be asked to clear."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from network_portal.common.registry.entries import Entries


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

    `key` is the one way in which it is kept, however it was asked for; `organisation` is whose it is, None the
    Network's; `address` where it is read, if not in `files` alone.
    """

    key: str
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


clearables: Entries[Clearable] = Entries("kind of things to clear")
