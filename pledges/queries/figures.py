"""What a set of pledges counts up to. Every figure is the length of a list that the same filters give.

The set is found once and counted in every way in the same statement: asked figure by figure, each would look for it
anew. Whatever is asked, PostgreSQL reads no pledge for it but `pledges_facts`, the index that covers what is counted.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from network_portal.taxonomy.models import Country, Objective
from pledges.models import Pledge
from pledges.models.pledges import STAGES
from pledges.queries.filters import UNKNOWN
from pledges.queries.links import links_of

FEWEST_ORGANISATIONS = 5  # a number of fewer tells of each of them
FEWEST_TO_WALK, MOST_PLACES, ANY = 5_000, 10_000, 2**31
"""Fewer pledges are read by their places, so many places are kept of a set."""
FACTS = ("id", "stage", "year", "number", "organisation_id", "updated_on", "is_example")
STAGE, ORGANISATION, OBJECTIVE, COUNTRY, PLACES = "stage", "organisation", "objective", "country", "places"
NUMBERS_OF_A_YEAR = 10**9


@dataclass(frozen=True)
class StageFigures:
    """`stages` by code, `UNKNOWN` last, sum to `total`. `without_update` are those of which visitors know no update:
    one that is held counts as none, or the number would tell of it; `may_tell` whether enough organisations stand
    behind it for the public to read that number, and not all are silent. `years` are the first and the last in which
    one was made."""

    total: int
    stages: dict[str, int]
    without_update: int
    may_tell: bool
    examples: int
    years: tuple[int, int]


@dataclass(frozen=True)
class PledgeFigures:
    """`objectives` by number, `countries` by two letters: a pledge counts for each that it names, and as `UNKNOWN`
    where it names none."""

    stages: StageFigures
    objectives: dict[str, int]
    countries: dict[str, int]


@dataclass(frozen=True)
class CountedList:
    """`places` are those of the newest pledges of the set in the order of the list (`place_of`), none where the list
    is walked: eighty kilobytes at most, so that some hundreds of sets may be kept."""

    figures: StageFigures
    places: "array[int]"


def place_of(year: int, number: int) -> int:
    return year * NUMBERS_OF_A_YEAR + number


def counted_list(pledges: QuerySet[Pledge], *, is_searched: bool) -> CountedList:
    """One query. Many pledges are walked by the index of the list, unless they are found by their words: no index
    knows both, and PostgreSQL knows too little of how many begin so to choose the shorter way."""
    fewer_than = ANY if is_searched else FEWEST_TO_WALK
    rows = _counted(pledges, STAGE, ORGANISATION, PLACES, fewer_than=fewer_than)
    places = [int(place) for row in _of(rows, PLACES) if row["code"] for place in row["code"].split(",")]
    return CountedList(_stages(rows), array("q", sorted(places, reverse=True)))


def pledge_figures(pledges: QuerySet[Pledge]) -> PledgeFigures:
    """One query."""
    rows = _counted(pledges, STAGE, ORGANISATION, OBJECTIVE, COUNTRY)
    return PledgeFigures(_stages(rows), _by_code(rows, OBJECTIVE), _by_code(rows, COUNTRY))


def stage_figures(pledges: QuerySet[Pledge]) -> StageFigures:
    """One query."""
    return _stages(_counted(pledges, STAGE, ORGANISATION))


def by_objective(pledges: QuerySet[Pledge]) -> dict[str, int]:
    return _by_code(_counted(pledges, OBJECTIVE), OBJECTIVE)


def by_country(pledges: QuerySet[Pledge]) -> dict[str, int]:
    return _by_code(_counted(pledges, COUNTRY), COUNTRY)


def _counted(pledges: QuerySet[Pledge], *ways: str, fewer_than: int = 0) -> list[dict[str, Any]]:
    try:
        found, parameters = pledges.order_by().values_list(*FACTS).query.sql_with_params()
    except EmptyResultSet:
        return []
    joined = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    counts = " UNION ALL ".join(_WAYS[way].format(fewer_than=fewer_than, joined=joined) for way in ways)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found ({', '.join(FACTS)}) AS MATERIALIZED ({found}) {counts}", parameters)
        names = ("way", "code", "count", "silent", "examples", "oldest", "newest")
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


_STAGES = f"""
SELECT '{STAGE}', stage, COUNT(*), COUNT(*) FILTER (WHERE updated_on IS NULL), COUNT(*) FILTER (WHERE is_example),
MIN(year), MAX(year) FROM found GROUP BY stage"""  # noqa: S608 - names of our own
_ORGANISATIONS = f"""
SELECT '{ORGANISATION}', '', COUNT(*), 0, 0, 0, 0
FROM (SELECT DISTINCT organisation_id FROM found LIMIT {FEWEST_ORGANISATIONS}) AS few"""  # noqa: S608


def _places(most: int) -> str:
    return f"""
SELECT '{PLACES}', {{joined}}(CAST(place AS varchar(19)), ','), 0, 0, 0, 0, 0
FROM (SELECT CAST(year AS bigint) * {NUMBERS_OF_A_YEAR} + number AS place FROM found
      WHERE (SELECT COUNT(*) FROM found) < {{fewer_than}} ORDER BY place DESC LIMIT {most}) AS newest"""  # noqa: S608


def _named(way: str, field: str, model: Any, code: str) -> str:
    """First counted by id, as few rows as there are names are then told by them."""
    links, names = links_of(field).model._meta.db_table, model._meta.db_table
    return f"""
SELECT '{way}', CAST(named.{code} AS varchar(10)), counted.many, 0, 0, 0, 0
FROM (SELECT link.{way}_id AS name, COUNT(*) AS many FROM found
      LEFT JOIN {links} AS link ON link.pledge_id = found.id GROUP BY link.{way}_id) AS counted
LEFT JOIN {names} AS named ON named.id = counted.name"""  # noqa: S608


_WAYS = {
    STAGE: _STAGES,
    ORGANISATION: _ORGANISATIONS,
    OBJECTIVE: _named(OBJECTIVE, "objectives", Objective, "number"),
    COUNTRY: _named(COUNTRY, "countries", Country, "iso2"),
    PLACES: _places(MOST_PLACES),
}


def _stages(rows: list[dict[str, Any]]) -> StageFigures:
    found = {row["code"]: row for row in _of(rows, STAGE)}
    stages = {code: found[code]["count"] if code in found else 0 for code in [*(code for code, _name in STAGES), ""]}
    stages[UNKNOWN] = stages.pop("")
    total, silent = sum(stages.values()), sum(row["silent"] for row in found.values())
    return StageFigures(
        total=total,
        stages=stages,
        without_update=silent,
        may_tell=sum(row["count"] for row in _of(rows, ORGANISATION)) == FEWEST_ORGANISATIONS and silent < total,
        examples=sum(row["examples"] for row in found.values()),
        years=(
            min((row["oldest"] for row in found.values()), default=0),
            max((row["newest"] for row in found.values()), default=0),
        ),
    )


def _by_code(rows: list[dict[str, Any]], way: str) -> dict[str, int]:
    return {UNKNOWN if row["code"] is None else row["code"]: row["count"] for row in _of(rows, way)}


def _of(rows: list[dict[str, Any]], way: str) -> Iterator[dict[str, Any]]:
    return (row for row in rows if row["way"] == way)
