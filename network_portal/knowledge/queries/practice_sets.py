"""Which published practices have which value of each facet, as sets of bits: read whole, once while the content stays.

A hundred thousand practices are a dozen kilobytes a value, two megabytes in all, and what any filters leave is counted
in thousandths of a second; a database that joins and groups the same rows needs seconds.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import Any

from network_portal.common.kept import kept_with_content
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.filters import UNKNOWN, Facet, Linked, PracticeFilters, facets, narrowed
from network_portal.knowledge.queries.orders import in_order

Bits = int
"""A set: the bit at a practice's place in `PracticeSets.ids` is set where it belongs to it."""
_BIT_OF_SIGN = bytes.maketrans(b"01", b"\0\1")


@dataclass(frozen=True)
class PracticeSets:
    """`of`: by facet and by what an address calls the value, those that have it."""

    ids: "array[int]"
    places: Mapping[int, int]
    all: Bits
    examples: Bits
    of: Mapping[str, Mapping[str, Bits]]

    def of_ids(self, ids: Iterable[int]) -> Bits:
        marks = bytearray(len(self.ids) // 8 + 1)
        for pk in ids:
            if (place := self.places.get(pk)) is not None:
                marks[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(marks, "little")

    def places_in(self, bits: Bits) -> list[int]:
        signs = f"{bits:b}"[::-1].encode().translate(_BIT_OF_SIGN)
        return list(compress(range(len(signs)), signs))


@kept_with_content
def practice_sets() -> PracticeSets:
    """One query for the practices, one a facet."""
    rows = list(Practice.objects.published().order_by("pk").values_list("pk", "is_example"))
    ids = array("q", (pk for pk, _example in rows))
    places = {pk: place for place, pk in enumerate(ids)}
    none = PracticeSets(ids, places, (1 << len(ids)) - 1, 0, {})
    examples = none.of_ids(pk for pk, is_example in rows if is_example)
    return PracticeSets(
        ids, places, none.all, examples, {name: _values(facet, none) for name, facet in facets().items()}
    )


def _values(facet: Facet, known: PracticeSets) -> dict[str, Bits]:
    marks: dict[Any, bytearray] = defaultdict(lambda: bytearray(len(known.ids) // 8 + 1))
    places = known.places
    for pk, stored in facet.rows():
        if (place := places.get(pk)) is not None:
            marks[stored][place >> 3] |= 1 << (place & 7)
    found: dict[str, Bits] = {}
    some = 0
    for stored, held in marks.items():
        bits = int.from_bytes(held, "little")
        some |= bits
        if (code := facet.code_of(stored)) is not None:
            found[code] = found.get(code, 0) | bits
    if isinstance(facet, Linked) and facet.may_lack:
        found[UNKNOWN] = known.all & ~some
    return {code: bits for code, bits in found.items() if bits}


@kept_with_content
def ranks(sort: str) -> "array[int]":
    """By the place of each practice, where it stands in this order; one query."""
    places = practice_sets().places
    found = array("q", bytes(8 * len(places)))
    for rank, pk in enumerate(
        in_order(Practice.objects.published(), sort).values_list("pk", flat=True).iterator(20_000)
    ):
        if (place := places.get(pk)) is not None:
            found[place] = rank
    return found


def asked_sets(filters: PracticeFilters, sets: PracticeSets) -> dict[str, Bits]:
    """Of each filter that is asked those that it leaves; words cost one query, and other filters none."""
    chosen = {name: sets.of[name].get(value, 0) for name, value in filters.asked.items() if name != "text"}
    if filters.text:
        found = narrowed(Practice.objects.published(), PracticeFilters(text=filters.text)).order_by()
        chosen["text"] = sets.of_ids(found.values_list("pk", flat=True).iterator(20_000))
    return chosen
