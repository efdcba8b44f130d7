"""The orders of the list of practices; each has an index of its own."""

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.db.models.functions import Coalesce

from network_portal.knowledge.models import Practice

NEWEST, YEAR, TITLE = "newest", "year", "title"
ORDERS: dict[str, tuple[Any, bool]] = {
    NEWEST: (F("published_at"), True),
    YEAR: (Coalesce("year_from", 0), True),
    TITLE: (F("order_title"), False),
}
"""What decides in each order, and whether it falls."""
Place = tuple[Any, int]


def falls(sort: str, *, back: bool = False) -> bool:
    return ORDERS[sort][1] != back


def placed(practices: QuerySet[Practice], sort: str) -> QuerySet[Any]:
    """Each with what decides its `place`."""
    return practices.annotate(place=ORDERS[sort][0])


def place_of(slug: str, sort: str) -> Place | None:
    """What was taken off is no place: the list would tell that it is there."""
    found: Place | None = (
        placed(Practice.objects.published().filter(slug=slug), sort).values_list("place", "pk").first()
    )
    return found


def in_order(
    practices: QuerySet[Practice], sort: str, *, beyond: Place | None = None, back: bool = False
) -> QuerySet[Practice]:
    """Those after a place, or those before it from the nearest on: compared as one, place and id are found in the
    index of both, however deep."""
    is_falling = falls(sort, back=back)
    rows = placed(practices, sort).order_by(*(("-place", "-pk") if is_falling else ("place", "pk")))
    if beyond is None:
        return rows
    return rows.filter((TupleLessThan if is_falling else TupleGreaterThan)(Tuple("place", "id"), beyond))
