"""What a list of practices counts up to, from the sets of what has which value."""

from array import array
from dataclasses import dataclass

from django.db.models import Count

from network_portal.common.bit_sets import Bits, counts_among, places_in
from network_portal.common.kept import kept_with_content
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.filters import UNKNOWN, Linked, PracticeFilters, facets
from network_portal.knowledge.queries.practice_sets import PracticeSets, asked_sets, practice_sets, ranks
from network_portal.taxonomy.queries import OBJECTIVES

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
    sets = practice_sets()
    named = [bits for code, bits in sets.of["objective"].items() if code != UNKNOWN]
    return sets.places.common(named).bit_count() if len(named) == OBJECTIVES else 0


def published_by(name: str) -> dict[str, int]:
    """By the values of a facet that is linked, how many of all that are published; one query."""
    facet = facets()[name]
    assert isinstance(facet, Linked)
    rows = facet.links.filter(practice__in=Practice.objects.published()).order_by()
    found = rows.values_list(facet.column).annotate(many=Count("practice", distinct=True))
    return {code: many for stored, many in found if (code := facet.code_of(stored)) is not None}


def _first_ids(sets: PracticeSets, found: Bits, sort: str) -> "array[int]":
    places = sorted(places_in(found), key=ranks(sort).__getitem__)
    return array("q", (sets.places.ids[place] for place in places[:MOST_IDS]))
