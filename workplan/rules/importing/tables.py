"""The shape of a table that the reading needs; whoever opens files provides it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class CellLike(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def ref(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def number_format(self) -> str: ...
    @property
    def merged_from(self) -> str | None: ...


class SheetLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def hidden(self) -> bool: ...
    @property
    def rows(self) -> Sequence[Sequence[CellLike]]: ...


@dataclass(frozen=True)
class PlainCell:
    value: str
    ref: str
    kind: str = "text"
    number_format: str = ""
    merged_from: str | None = None


@dataclass(frozen=True)
class PlainSheet:
    name: str
    hidden: bool
    rows: list[list[PlainCell]]


def plain_sheet(rows: Sequence[Sequence[str]], name: str = "", hidden: bool = False) -> PlainSheet:
    """A sheet of plain texts: what `write_plan` gives, ready for `read_plan`."""
    return PlainSheet(
        name,
        hidden,
        [
            [
                PlainCell(text, f"{column_letters(column)}{number}", "text" if text else "empty")
                for column, text in enumerate(row)
            ]
            for number, row in enumerate(rows, 1)
        ],
    )


def column_letters(index: int) -> str:
    """0 is A, 25 Z, 26 AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
