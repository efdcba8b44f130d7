"""What fills a new portal, and whose stored files are."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class Loader:
    """A command that fills a new portal, in the order of `place`; an example only where a demonstration is wanted."""

    command: str
    place: int
    is_example: bool = False


class FileOwner(Protocol):
    """Which of these stored files a part's rows point to; what nobody holds for a day is removed."""

    def __call__(self, stored: Collection[str]) -> set[str]: ...


loaders: Entries[Loader] = Entries("loader")
file_owners: Entries[FileOwner] = Entries("owner of stored files")
