"""Which of many objects have which value, as sets of bits: read whole and kept, they answer what filters leave.

A hundred thousand objects are a dozen kilobytes a value, and any filters are counted in thousandths of a second; a
database that joins and groups the same rows needs a second.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from itertools import compress

Bits = int
"""A set: the bit at an object's place is set where it belongs to it."""
BATCH = 20_000
"""So many rows are read at a time."""
_BIT_OF_SIGN = bytes.maketrans(b"01", b"\0\1")


class Places:
    """The objects in their order, by their ids; `all` is the set of them."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.ids = array("q", ids)
        self._places = {pk: place for place, pk in enumerate(self.ids)}
        self.all: Bits = (1 << len(self.ids)) - 1

    def place_of(self, pk: int) -> int | None:
        return self._places.get(pk)

    def of_ids(self, ids: Iterable[int]) -> Bits:
        """Ids of no object here are passed over."""
        marks = self._empty()
        for pk in ids:
            if (place := self._places.get(pk)) is not None:
                marks[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(marks, "little")

    def by_value(
        self, rows: Iterable[tuple[int, Hashable]], code_of: Callable[[Hashable], str | None], *, lacking: str = ""
    ) -> dict[str, Bits]:
        """Of rows of an id and a value, by `code_of` the value, those that have it; None is left out. Under `lacking`,
        where it is given, those of which no row tells."""
        marks: dict[Hashable, bytearray] = defaultdict(self._empty)
        for pk, value in rows:
            if (place := self._places.get(pk)) is not None:
                marks[value][place >> 3] |= 1 << (place & 7)
        found: dict[str, Bits] = defaultdict(int)
        some = 0
        for value, held in marks.items():
            bits = int.from_bytes(held, "little")
            some |= bits
            if (code := code_of(value)) is not None:
                found[code] |= bits
        if lacking:
            found[lacking] = self.all & ~some
        return {code: bits for code, bits in found.items() if bits}

    def common(self, several: Iterable[Bits]) -> Bits:
        """All objects where there is none."""
        found = self.all
        for bits in several:
            found &= bits
        return found

    def _empty(self) -> bytearray:
        return bytearray(len(self.ids) // 8 + 1)


def places_in(bits: Bits) -> list[int]:
    """In order."""
    signs = f"{bits:b}"[::-1].encode().translate(_BIT_OF_SIGN)
    return list(compress(range(len(signs)), signs))


def counts_among(among: Bits, values: Mapping[str, Bits]) -> dict[str, int]:
    """By value how many of these have it; values of none are left out."""
    return {code: many for code, bits in values.items() if (many := (bits & among).bit_count())}


def having_all(values: Mapping[str, Bits], codes: Collection[str]) -> Bits:
    """Those that have every one of these values, of which there is at least one."""
    first, *others = (values.get(code, 0) for code in codes)
    for bits in others:
        first &= bits
    return first


def any_of(values: Mapping[str, Bits], codes: Collection[str]) -> Bits:
    """Those that have one of these values."""
    found = 0
    for code in codes:
        found |= values.get(code, 0)
    return found
