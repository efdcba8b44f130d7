"""The organisations of the Mechanism that chose to be seen here; of the others one total a subregion."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from network_portal.bodies.models import Body
from network_portal.bodies.queries.seats import seats_to_tell, seen_seats
from network_portal.common.kept import kept_with_content
from network_portal.organisations.queries.directory import NOT_TOLD, DirectoryFilters, Entry, entries, narrowed

OF_THE_MECHANISM = (Body.WORKING_TABLE, Body.SUB_TABLE, Body.LIAISON_TABLE, Body.TECHNICAL_TABLE)


@dataclass(frozen=True)
class MechanismFilters:
    """Each as an address says it; empty means all."""

    text: str = ""
    kind: str = ""
    country: str = ""
    subregion: str = ""
    table: str = ""
    objective: str = ""
    sector: str = ""
    language: str = ""

    @property
    def asked(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


def tables_of(organisation_id: int) -> list[int]:
    """The numbers of the Working Tables in which it sits, as its card tells them; one query."""
    seats = seats_to_tell().filter(organisation=organisation_id, body__kind=Body.WORKING_TABLE)
    return sorted(number or 0 for number in seats.values_list("body__number", flat=True))


@kept_with_content
def tables_of_members() -> dict[int, frozenset[int]]:
    """Of each that chose to be seen here, by its id, the numbers of its Working Tables; empty for one that sits in
    another body of the Mechanism alone. One query."""
    found: dict[int, set[int]] = {}
    seats = seen_seats().filter(body__kind__in=OF_THE_MECHANISM).order_by()
    for organisation, kind, number in seats.values_list("organisation", "body__kind", "body__number"):
        found.setdefault(organisation, set()).update({number or 0} if kind == Body.WORKING_TABLE else ())
    return {pk: frozenset(numbers) for pk, numbers in found.items()}


@kept_with_content
def members() -> tuple[Entry, ...]:
    """In the order of the directory, whose entries they are; four queries while the public content stays."""
    seated = tables_of_members()
    return tuple(one for one in entries() if one.pk in seated)


def narrowed_members(filters: MechanismFilters) -> list[Entry]:
    """What one of them does not show finds it by no filter."""
    of_directory = DirectoryFilters(filters.text, filters.kind, filters.country)
    seated = tables_of_members() if filters.table else {}
    return [
        one
        for one in narrowed(members(), of_directory)
        if filters.subregion in ("", one.subregion)
        and (not filters.objective or int(filters.objective) in one.objectives)
        and (not filters.sector or filters.sector in one.sectors)
        and (not filters.language or filters.language in one.languages)
        and (not filters.table or int(filters.table) in seated[one.pk])
    ]


def by_country(found: Sequence[Entry]) -> Counter[str]:
    """By two letters; those of none and those that do not tell it are left out."""
    return Counter(one.country for one in found if one.country not in ("", NOT_TOLD))
