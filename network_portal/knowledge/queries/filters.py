"""What a list of practices may be asked for: lists, facets and API ask here, so a figure is the length of its list."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from network_portal.common.folded import asked_words
from network_portal.knowledge.models import Practice, PracticePopulation, PracticeText
from network_portal.knowledge.queries.links import links_of
from network_portal.taxonomy.models import ObjectiveGroup
from network_portal.taxonomy.queries import subregions

UNKNOWN = "unknown"


@dataclass(frozen=True)
class PracticeFilters:
    """Each as an address says it; empty means all, `UNKNOWN` those of which it is not known."""

    text: str = ""
    objective: str = ""
    principle: str = ""
    area: str = ""
    country: str = ""
    subregion: str = ""
    level: str = ""
    implementer: str = ""
    population: str = ""
    year: str = ""
    language: str = ""

    @property
    def asked(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


Sql = tuple[str, tuple[Any, ...]]
"""A statement and its parameters."""
Count = tuple[str | None, int]
"""A value as it is stored, and how many have it."""


def sql_of(rows: QuerySet[Any, Any]) -> Sql:
    return rows.query.sql_with_params()


class Facet(Protocol):
    def condition(self, value: str) -> Q:
        """The practices that have this value."""

    def counts(self, name: str, practices: str) -> Sql:
        """Rows of `name`, a value as it is stored and how many have it, of a table of practices."""

    def by_code(self, counts: Sequence[Count]) -> dict[str, int]:
        """The same by what an address calls the values."""


@dataclass(frozen=True)
class Plain:
    """A column of the practice itself."""

    column: str
    nothing: Any = ""

    def condition(self, value: str) -> Q:
        return Q(**{self.column: self.nothing if value == UNKNOWN else value})

    def counts(self, name: str, practices: str) -> Sql:
        stored = f"CAST({self.column} AS varchar(40))"
        return f"SELECT '{name}', {stored}, COUNT(*) FROM {practices} GROUP BY {self.column}", ()  # noqa: S608

    def by_code(self, counts: Sequence[Count]) -> dict[str, int]:
        return {UNKNOWN if stored in (None, "") else stored: many for stored, many in counts}


@dataclass(frozen=True)
class Linked:
    """Rows that lead to the practice; `column` says the value, `codes` what an address calls it, `where`
    which of the rows that the column leads to count. A practice of which it `may_lack` can be asked for as unknown;
    several rows of one may have the same value where they `may_repeat` it."""

    rows: QuerySet[Any]
    column: str
    codes: Mapping[str, str] | None = None
    may_lack: bool = False
    may_repeat: bool = False
    where: Mapping[str, Any] = field(default_factory=dict)

    def condition(self, value: str) -> Q:
        if value == UNKNOWN:
            return Q(~Exists(self.rows.filter(practice=OuterRef("pk"))))
        stored = (self.codes or {}).get(value, value)
        return Q(pk__in=self.rows.filter(**{**self.where, self.column: stored}).values("practice_id"))

    def counts(self, name: str, practices: str) -> Sql:
        rows = self.rows.filter(**self.where).order_by().annotate(stored=F(self.column))
        links, values = sql_of(rows.values_list("practice_id", "stored"))
        each = (
            f"SELECT {'DISTINCT' if self.may_repeat else ''} {practices}.id, links.stored "  # noqa: S608
            f"FROM {practices} LEFT JOIN ({links}) AS links ON links.practice_id = {practices}.id"
        )
        stored = "CAST(stored AS varchar(40))"
        return f"SELECT '{name}', {stored}, COUNT(*) FROM ({each}) AS each_one GROUP BY stored", values  # noqa: S608

    def by_code(self, counts: Sequence[Count]) -> dict[str, int]:
        found = {stored: many for stored, many in counts if stored is not None}
        if self.codes is not None:
            found = {code: found[stored] for code, stored in self.codes.items() if stored in found}
        lacking = dict(counts).get(None, 0) if self.may_lack else 0
        return found | ({UNKNOWN: lacking} if lacking else {})


def facets() -> dict[str, Facet]:
    """By the name in the address."""
    objectives, countries = links_of("objectives"), links_of("countries")
    of_areas = {"objective__groups__kind": ObjectiveGroup.FUND_AREA}
    places = subregions()
    [column] = {one.column for one in places.values()}
    return {
        "objective": Linked(objectives, "objective__number", may_lack=True),
        "principle": Linked(links_of("principles"), "guidingprinciple__letter"),
        "area": Linked(objectives, "objective__groups__number", may_repeat=True, where=of_areas),
        "country": Linked(countries, "country__iso2", may_lack=True),
        "subregion": Linked(
            countries, f"country__{column}", {code: one.value for code, one in places.items()}, may_repeat=True
        ),
        "level": Plain("level"),
        "implementer": Plain("implementer_kind"),
        "population": Linked(PracticePopulation.objects.all(), "code", may_lack=True),
        "year": Plain("year_from", None),
        "language": Linked(PracticeText.objects.all(), "language"),
    }


def narrowed(practices: QuerySet[Practice], filters: PracticeFilters) -> QuerySet[Practice]:
    """Each practice once, whatever is asked. A word is found in any language of the practice."""
    for word in asked_words(filters.text):
        practices = practices.filter(
            pk__in=PracticeText.objects.filter(search__word=word).order_by().values("practice")
        )
    known = facets()
    for name, value in filters.asked.items():
        if name != "text":
            practices = practices.filter(known[name].condition(value))
    return practices
