"""Which published practices have which value of each facet, read whole, once while the content stays."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from network_portal.common.bit_sets import BATCH, Bits, Places
from network_portal.common.kept import kept_whole
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.filters import UNKNOWN, Facet, Linked, PracticeFilters, facets, narrowed
from network_portal.knowledge.queries.orders import in_order


@dataclass(frozen=True)
class PracticeSets:
    """`of`: by facet and by what an address calls the value, those that have it."""

    places: Places
    examples: Bits
    of: Mapping[str, Mapping[str, Bits]]


@kept_whole
def practice_sets() -> PracticeSets:
    """One query for the practices, one a facet."""
    rows = list(Practice.objects.published().order_by("pk").values_list("pk", "is_example"))
    places = Places(pk for pk, _example in rows)
    examples = places.of_ids(pk for pk, is_example in rows if is_example)
    return PracticeSets(places, examples, {name: _values(facet, places) for name, facet in facets().items()})


def _values(facet: Facet, places: Places) -> dict[str, Bits]:
    may_lack = isinstance(facet, Linked) and facet.may_lack
    return places.by_value(facet.rows(), facet.code_of, lacking=UNKNOWN if may_lack else "")


@kept_whole
def ranks(sort: str) -> "array[int]":
    """By the place of each practice, where it stands in this order; one query."""
    places = practice_sets().places
    found = array("q", bytes(8 * len(places.ids)))
    for rank, pk in enumerate(
        in_order(Practice.objects.published(), sort).values_list("pk", flat=True).iterator(BATCH)
    ):
        if (place := places.place_of(pk)) is not None:
            found[place] = rank
    return found


def asked_sets(filters: PracticeFilters, sets: PracticeSets) -> dict[str, Bits]:
    """Of each filter that is asked those that it leaves; words cost one query, and other filters none."""
    chosen = {name: sets.of[name].get(value, 0) for name, value in filters.asked.items() if name != "text"}
    if filters.text:
        found = narrowed(Practice.objects.published(), PracticeFilters(text=filters.text)).order_by()
        chosen["text"] = sets.places.of_ids(found.values_list("pk", flat=True).iterator(BATCH))
    return chosen
