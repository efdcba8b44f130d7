"""Named entries of one kind, registered when apps start."""

from typing import Generic, TypeVar

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
