"""Who sits in a body: what the world may know of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, QuerySet

from network_portal.bodies.models import Body, Seat
from network_portal.bodies.models.seats import SeatQuerySet
from network_portal.bodies.rules.counts import may_be_told
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.queries import subregion_codes, subregion_of

OF_NO_SUBREGION = "none"


@dataclass(frozen=True)
class SeatCount:
    """`listed` chose to be seen, and here, and are counted exactly. `others` did not: of each subregion, by its code,
    at least so many, where it may be told; `OF_NO_SUBREGION` are those of no country."""

    listed: int = 0
    others: Mapping[str, int] = field(default_factory=dict)


def seats_to_tell() -> SeatQuerySet:
    """The seats of which anything may be told in public, now.

    Every public list, count, search entry and API answer about seats begins here, and nowhere else. A protected
    organisation is in no list, no name and no count: the totals of those who did not choose to be seen do not hold it
    either. One that is suspended keeps its seat and is told as before: that it is suspended is nobody else's matter.
    """
    return Seat.objects.current().filter(organisation__protected_name=None)


def seen_seats() -> SeatQuerySet:
    """Those of organisations that chose to be seen, and to be seen here."""
    return seats_to_tell().filter(organisation__is_listed=True, organisation__shows_tables=True)


def unseen_seats() -> SeatQuerySet:
    return seats_to_tell().exclude(organisation__is_listed=True, organisation__shows_tables=True)


def listed_members(body: Body) -> OrganisationQuerySet:
    """Those of its members that chose to be seen, and to be seen here."""
    return listed_organisations().filter(pk__in=seen_seats().filter(body=body).values("organisation"))


def seen_in_table(number: int) -> QuerySet[Seat, Any]:
    """The ids of those that chose to be seen in this Working Table."""
    return seen_seats().filter(body__kind=Body.WORKING_TABLE, body__number=number).values("organisation")


def has_examples(*bodies: Body) -> bool:
    return seats_to_tell().filter(body__in=bodies, organisation__is_example=True).exists()


def seat_counts() -> dict[int, SeatCount]:
    """Of each body in which somebody sits, by its id; two queries, whatever the number of bodies."""
    told = dict(seen_seats().order_by().values_list("body").annotate(Count("pk")))
    others = _others()
    return {pk: SeatCount(told.get(pk, 0), may_be_told(others[pk])) for pk in {*told, *others}}


def _others() -> dict[int, dict[str, int]]:
    """By body and subregion, in the scheme that the settings choose; those of no country and of none in the scheme
    together."""
    column, codes = subregion_codes()
    place = F(f"organisation__country__{column}")
    rows = unseen_seats().order_by().annotate(place=place).values_list("body", "organisation__subregion", "place")
    cells: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for body, chosen, where, count in rows.annotate(Count("pk")):
        cells[body][subregion_of(chosen, where, codes) or OF_NO_SUBREGION] += count
    return cells


def others_seated(*kinds: str) -> dict[str, int]:
    """Of the organisations that sit in bodies of these kinds and did not choose to be seen there, each counted once: of
    each subregion at least so many, where it may be told; one query."""
    column, codes = subregion_codes()
    rows = unseen_seats().filter(body__kind__in=kinds).order_by()
    places = rows.values_list("organisation__subregion", f"organisation__country__{column}")
    cells: dict[str, int] = defaultdict(int)
    for chosen, where, count in places.annotate(Count("organisation", distinct=True)):
        cells[subregion_of(chosen, where, codes) or OF_NO_SUBREGION] += count
    return may_be_told(cells)
