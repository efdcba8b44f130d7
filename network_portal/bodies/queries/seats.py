"""Who sits in a body: what the world may know of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, F

from network_portal.bodies.models import Body, Seat
from network_portal.bodies.models.seats import SeatQuerySet
from network_portal.bodies.rules.counts import may_be_told
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.queries import subregions

OF_NO_SUBREGION = "none"


@dataclass(frozen=True)
class SeatCount:
    """`listed` chose to be seen and are counted exactly. `others` did not: one total a subregion, by its code, where it
    may be told; `OF_NO_SUBREGION` are those of no country."""

    listed: int = 0
    others: Mapping[str, int] = field(default_factory=dict)


def seats_to_tell() -> SeatQuerySet:
    """The seats of which anything may be told in public, now.

    Every public list, count, search entry and API answer about seats begins here, and nowhere else. An organisation
    that is protected must be excluded here as soon as there is a field that says so: it is in no list, no name and no
    count, so that the totals of those who did not choose to be seen do not hold it either.
    """
    return Seat.objects.current()


def listed_members(body: Body) -> OrganisationQuerySet:
    """Those of its members that chose to be seen."""
    return listed_organisations().filter(pk__in=seats_to_tell().filter(body=body).values("organisation"))


def has_examples(*bodies: Body) -> bool:
    return seats_to_tell().filter(body__in=bodies, organisation__is_example=True).exists()


def seat_counts() -> dict[int, SeatCount]:
    """Of each body in which somebody sits, by its id; two queries, whatever the number of bodies."""
    seats = seats_to_tell().order_by()
    listed = seats.filter(organisation__is_listed=True).values_list("body").annotate(Count("pk"))
    told = dict(listed)
    others = _others(seats)
    return {pk: SeatCount(told.get(pk, 0), may_be_told(others[pk])) for pk in {*told, *others}}


def _others(seats: SeatQuerySet) -> dict[int, dict[str, int]]:
    """By body and subregion, in the scheme that the settings choose; those of no country and of none in the scheme
    together."""
    scheme = subregions()
    column = next(iter(scheme.values())).column
    codes = {one.value: code for code, one in scheme.items()}
    place = F(f"organisation__country__{column}")
    rows = seats.filter(organisation__is_listed=False).annotate(place=place).values_list("body", "place")
    cells: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for body, where, count in rows.annotate(Count("pk")):
        cells[body][codes.get(where or "", OF_NO_SUBREGION)] += count
    return cells
