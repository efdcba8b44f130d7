"""What a list of practices may be asked for: lists, facets and API ask here, so a figure is the length of its list."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Protocol

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

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


class Facet(Protocol):
    def condition(self, value: str) -> Q:
        """The practices that have this value."""

    def counts(self, practices: QuerySet[Practice]) -> dict[str, int]:
        """How many of these practices have each value."""


@dataclass(frozen=True)
class Plain:
    """A column of the practice itself."""

    column: str
    nothing: Any = ""

    def condition(self, value: str) -> Q:
        return Q(**{self.column: self.nothing if value == UNKNOWN else value})

    def counts(self, practices: QuerySet[Practice]) -> dict[str, int]:
        rows = practices.order_by().values_list(self.column).annotate(many=Count("pk"))
        return {UNKNOWN if value == self.nothing else str(value): many for value, many in rows}


@dataclass(frozen=True)
class Linked:
    """Rows that lead to the practice; `column` says the value, `codes` what an address calls it, `where`
    which of the rows that the column leads to count."""

    rows: QuerySet[Any]
    column: str
    codes: Mapping[str, str] | None = None
    may_lack: bool = False
    where: Mapping[str, Any] = field(default_factory=dict)

    def condition(self, value: str) -> Q:
        if value == UNKNOWN:
            return Q(~Exists(self.rows.filter(practice=OuterRef("pk"))))
        stored = (self.codes or {}).get(value, value)
        return Q(pk__in=self.rows.filter(**{**self.where, self.column: stored}).values("practice_id"))

    def counts(self, practices: QuerySet[Practice]) -> dict[str, int]:
        mine = self.rows.filter(practice__in=practices.order_by().values("pk"), **self.where).order_by()
        found = mine.values_list(self.column).annotate(many=Count("practice_id", distinct=True))
        names = {stored: code for code, stored in self.codes.items()} if self.codes is not None else None
        counts = {str(value): many for value, many in found if value is not None}
        if names is not None:
            counts = {names[value]: many for value, many in counts.items() if value in names}
        lacking = practices.filter(self.condition(UNKNOWN)).count() if self.may_lack else 0
        return counts | ({UNKNOWN: lacking} if lacking else {})


def facets() -> dict[str, Facet]:
    """By the name in the address."""
    objectives, countries = links_of("objectives"), links_of("countries")
    of_areas = {"objective__groups__kind": ObjectiveGroup.FUND_AREA}
    places = subregions()
    [column] = {one.column for one in places.values()}
    return {
        "objective": Linked(objectives, "objective__number", may_lack=True),
        "principle": Linked(links_of("principles"), "guidingprinciple__letter"),
        "area": Linked(objectives, "objective__groups__number", where=of_areas),
        "country": Linked(countries, "country__iso2", may_lack=True),
        "subregion": Linked(countries, f"country__{column}", {code: one.value for code, one in places.items()}),
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


def facet_counts(practices: QuerySet[Practice], filters: PracticeFilters) -> dict[str, dict[str, int]]:
    """Of each facet and value the length of the list with this facet replaced by it; a fixed number of queries."""
    return {name: facet.counts(narrowed(practices, replace(filters, **{name: ""}))) for name, facet in facets().items()}
