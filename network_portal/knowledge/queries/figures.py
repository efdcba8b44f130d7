"""What a list of practices counts up to, from the sets of what has which value."""

from array import array
from dataclasses import dataclass

from network_portal.common.bit_sets import Bits, counts_among, having_all, places_in
from network_portal.common.kept import kept_with_content
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.knowledge.queries.practice_sets import PracticeSets, asked_sets, practice_sets, ranks
from network_portal.taxonomy.queries import EVERY_OBJECTIVE

FEWEST_TO_WALK, MOST_IDS = 5_000, 10_000
"""Fewer practices are read by their ids, so many ids are kept of a list."""


@dataclass(frozen=True)
class CountedList:
    """`facets`: of each facet and value the length of the list with this facet replaced by it. `ids` are the first
    of the list in its order, none where it is walked: eighty kilobytes at most, so that some hundreds may be kept."""

    total: int
    examples: int
    facets: dict[str, dict[str, int]]
    ids: "array[int]"


def counted_list(filters: PracticeFilters, sort: str) -> CountedList:
    """Asks nothing of the database while the sets are kept, but for words. Many practices are walked by the index of
    their order, unless they are found by their words: no index knows both."""
    if not filters.asked:
        return everything()
    sets = practice_sets()
    chosen = asked_sets(filters, sets)
    found = sets.places.common(chosen.values())
    total = found.bit_count()
    replaced = {name: sets.places.common(bits for other, bits in chosen.items() if other != name) for name in chosen}
    return CountedList(
        total=total,
        examples=(found & sets.examples).bit_count(),
        facets={name: counts_among(replaced.get(name, found), values) for name, values in sets.of.items()},
        ids=_first_ids(sets, found, sort) if filters.text or total < FEWEST_TO_WALK else array("q"),
    )


@kept_with_content
def everything() -> CountedList:
    """Of all that are published."""
    sets = practice_sets()
    return CountedList(
        total=len(sets.places.ids),
        examples=sets.examples.bit_count(),
        facets={name: counts_among(sets.places.all, values) for name, values in sets.of.items()},
        ids=array("q"),
    )


def naming_every_objective() -> int:
    """How many of all that are published name all 23."""
    return having_all(practice_sets().of["objective"], EVERY_OBJECTIVE).bit_count()


def _first_ids(sets: PracticeSets, found: Bits, sort: str) -> "array[int]":
    places = sorted(places_in(found), key=ranks(sort).__getitem__)
    return array("q", (sets.places.ids[place] for place in places[:MOST_IDS]))
