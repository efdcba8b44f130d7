"""Which pledges are what a filter asks for, as sets of bits: read whole, once while the content stays."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F

from network_portal.common.bit_sets import BATCH, Bits, Places, any_of
from network_portal.common.kept import kept_whole
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named
from network_portal.taxonomy.models import Country, ObjectiveGroup
from network_portal.taxonomy.queries import subregion_codes
from pledges.models import Pledge
from pledges.queries.filters import UNKNOWN, PledgeFilters, narrowed
from pledges.queries.links import links_of

COLUMNS = ("kind", "form", "stage")
NUMBERS_OF_A_YEAR = 10**9


@dataclass(frozen=True)
class PledgeSets:
    """In the order of the list, the oldest first. `numbers` and `organisations` by place; `of` by filter and by what
    an address calls the value. `silent` are those of which visitors know no update, `unheard` those without any."""

    places: Places
    numbers: "array[int]"
    organisations: "array[int]"
    silent: Bits
    unheard: Bits
    examples: Bits
    of: Mapping[str, Mapping[str, Bits]]


def place_of(year: int, number: int) -> int:
    """Where a pledge stands in the list, as one number."""
    return year * NUMBERS_OF_A_YEAR + number


@kept_whole
def pledge_sets() -> PledgeSets:
    """Six queries."""
    fields = ("pk", "year", "number", "organisation_id", "updated_on", "held_on", "is_example", *COLUMNS)
    rows = list(Pledge.objects.order_by("year", "number").values_list(*fields))
    places = Places(row[0] for row in rows)
    of: dict[str, Mapping[str, Bits]] = {
        name: places.by_value(((row[0], row[at]) for row in rows), _code) for at, name in enumerate(COLUMNS, 7)
    }
    of["year"] = places.by_value(((row[0], row[1]) for row in rows), _code)
    of["actor"] = places.by_value(((row[0], row[3]) for row in rows), _public_kinds().get)
    of |= _of_the_compact(places) | _of_places(places)
    return PledgeSets(
        places=places,
        numbers=array("q", (place_of(row[1], row[2]) for row in rows)),
        organisations=array("q", (row[3] for row in rows)),
        silent=places.of_ids(row[0] for row in rows if row[4] is None),
        unheard=places.of_ids(row[0] for row in rows if row[4] is None and row[5] is None),
        examples=places.of_ids(row[0] for row in rows if row[6]),
        of=of,
    )


def found_by(filters: PledgeFilters, sets: PledgeSets) -> Bits:
    """Those that are left; a search costs one query, and so does an organisation."""
    asked = dict(filters.asked)
    chosen = [sets.unheard] if asked.pop("updates", "") else []
    by_rows = {name: asked.pop(name) for name in ("text", "organisation") if name in asked}
    for name, value in by_rows.items():
        rows = narrowed(Pledge.objects.all(), PledgeFilters(**{name: value})).order_by()
        chosen.append(sets.places.of_ids(rows.values_list("pk", flat=True).iterator(BATCH)))
    named = {"also": "objective"}
    chosen += [sets.of[named.get(name, name)].get(value, 0) for name, value in asked.items()]
    return sets.places.common(chosen)


def _code(value: object) -> str:
    return str(value or UNKNOWN)


def _public_kinds() -> dict[object, str]:
    """Of each organisation that is named in public."""
    return dict(Organisation.objects.filter(is_named()).values_list("pk", "kind"))


def _of_the_compact(places: Places) -> dict[str, Mapping[str, Bits]]:
    named = places.by_value(_links("objectives", "objective__number"), str, lacking=UNKNOWN)
    groups = ObjectiveGroup.objects.filter(kind=ObjectiveGroup.FUND_AREA)
    numbers: dict[str, list[str]] = {}
    for area, number in groups.values_list("number", "objectives__number"):
        numbers.setdefault(str(area), []).append(str(number))
    return {"objective": named, "area": {area: any_of(named, those) for area, those in numbers.items()}}


def _of_places(places: Places) -> dict[str, Mapping[str, Bits]]:
    named = places.by_value(_links("countries", "country__iso2"), str, lacking=UNKNOWN)
    column, codes = subregion_codes()
    placed: dict[str, list[str]] = {code: [] for code in codes.values()}
    for iso2, value in Country.objects.filter(**{f"{column}__in": codes}).values_list("iso2", column):
        placed[codes[value]].append(iso2)
    return {"country": named, "subregion": {code: any_of(named, those) for code, those in placed.items()}}


def _links(field: str, value: str) -> Iterable[tuple[int, object]]:
    rows = links_of(field).order_by().annotate(value=F(value))
    return rows.values_list("pledge_id", "value").iterator(BATCH)
