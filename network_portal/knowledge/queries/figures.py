"""What a list of practices counts up to, in one statement: each set is found once and counted in every way."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import QuerySet

from network_portal.common.kept import kept_with_content
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.filters import Count, PracticeFilters, Sql, facets, narrowed, sql_of
from network_portal.knowledge.queries.orders import falls, placed

FEWEST_TO_WALK, MOST_IDS, ANY = 5_000, 10_000, 2**31
"""Fewer practices are read by their ids, so many ids are kept of a list."""
FACTS = ("id", "level", "implementer_kind", "year_from", "is_example")
FOUND, ALL, EXAMPLES, IDS = "found", "all", "examples", "ids"
Counts = dict[str, list[Count]]


@dataclass(frozen=True)
class CountedList:
    """`facets`: of each facet and value the length of the list with this facet replaced by it. `ids` are the first
    of the list in its order, none where it is walked: eighty kilobytes at most, so that some hundreds may be kept."""

    total: int
    examples: int
    facets: dict[str, dict[str, int]]
    ids: "array[int]"


def counted_list(filters: PracticeFilters, sort: str) -> CountedList:
    """One query, and one for everything while that is not kept. Many practices are walked by the index of their
    order, unless they are found by their words: no index knows both, and PostgreSQL knows too little of how many
    begin so to choose the shorter way."""
    if not filters.asked:
        return everything()
    chosen = [name for name in filters.asked if name != "text"]
    sets = {FOUND: sql_of(placed(_published(filters), sort).values_list(*FACTS, "place"))}
    if len(filters.asked) > 1:
        others = {name: replace(filters, **{name: ""}) for name in chosen}
        sets |= {f"but_{name}": sql_of(_published(other).values_list(*FACTS)) for name, other in others.items()}
    counted_in = {name: f"but_{name}" if name in chosen else FOUND for name in facets()}
    ways = [_TOTALS, _ids(sort, fewer_than=ANY if filters.text else FEWEST_TO_WALK)]
    counted = _counted(sets, counted_in, ways)
    alone = {name: everything().facets[name] for name in chosen if len(filters.asked) == 1}
    return replace(counted, facets=counted.facets | alone)


@kept_with_content
def everything() -> CountedList:
    """Of all that are published."""
    sets = {FOUND: sql_of(_published(PracticeFilters()).values_list(*FACTS))}
    return _counted(sets, dict.fromkeys(facets(), FOUND), [_TOTALS])


def _counted(sets: Mapping[str, Sql], counted_in: Mapping[str, str], ways: Iterable[Sql]) -> CountedList:
    known = facets()
    counts = _counts(sets, [*ways, *(known[name].counts(name, of) for name, of in counted_in.items() if of in sets)])
    ids = counts[IDS][0][0] if counts[IDS] else ""
    return CountedList(
        total=counts[ALL][0][1],
        examples=counts[EXAMPLES][0][1],
        facets={name: facet.by_code(counts[name]) for name, facet in known.items()},
        ids=array("q", map(int, ids.split(",") if ids else ())),
    )


def published_by(name: str) -> dict[str, int]:
    """By the values of this facet, how many of all that are published; one query."""
    facet = facets()[name]
    sets = {FOUND: sql_of(_published(PracticeFilters()).values_list(*FACTS))}
    return facet.by_code(_counts(sets, [facet.counts(name, FOUND)])[name])


def _published(filters: PracticeFilters) -> QuerySet[Practice]:
    return narrowed(Practice.objects.published(), filters).order_by()


def _counts(sets: Mapping[str, Sql], ways: Iterable[Sql]) -> Counts:
    """By the way of counting, each value that was found with how many have it."""
    found, counts = list(sets.values()), list(ways)
    named = ", ".join(f"{name} AS MATERIALIZED ({sql})" for name, (sql, _values) in sets.items())
    counted = " UNION ALL ".join(sql for sql, _values in counts)
    rows: Counts = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {named} {counted}", [one for _sql, values in (*found, *counts) for one in values])
        for way, code, many in cursor.fetchall():
            rows[way].append((code, many))
    return rows


_TOTALS: Sql = (
    f"SELECT '{ALL}', '', COUNT(*) FROM {FOUND} UNION ALL "  # noqa: S608 - names of our own
    f"SELECT '{EXAMPLES}', '', COUNT(*) FROM {FOUND} WHERE is_example",
    (),
)


def _ids(sort: str, *, fewer_than: int) -> Sql:
    joined = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    order = "place DESC, id DESC" if falls(sort) else "place, id"
    return (
        f"SELECT '{IDS}', {joined}(CAST(id AS varchar(19)), ','), 0 "  # noqa: S608
        f"FROM (SELECT id FROM {FOUND} WHERE (SELECT COUNT(*) FROM {FOUND}) < {fewer_than} "
        f"ORDER BY {order} LIMIT {MOST_IDS}) AS first_ones",
        (),
    )
