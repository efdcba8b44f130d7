"""What a list of practices may be asked for: lists, facets and API ask here, so a figure is the length of its list."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from network_portal.common.bit_sets import BATCH
from network_portal.common.folded import asked_words
from network_portal.knowledge.models import Practice, PracticePopulation, PracticeText
from network_portal.knowledge.queries.links import links_of
from network_portal.organisations.queries.names import is_of_public_kind
from network_portal.taxonomy.models import ObjectiveGroup
from network_portal.taxonomy.queries import subregion_codes

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


Stored = tuple[int, Any]
"""A practice's id and a value of it as it is stored; None where nothing is known."""


class Facet(Protocol):
    def condition(self, value: str) -> Q:
        """The practices that have this value."""

    def rows(self) -> Iterable[Stored]:
        """Of each published practice each of its values, perhaps more than once; others may come too. One query."""

    def code_of(self, stored: Any) -> str | None:
        """What an address calls a value; None for one that it cannot ask for."""


@dataclass(frozen=True)
class Plain:
    """A column of the practice itself."""

    column: str
    nothing: Any = ""

    def condition(self, value: str) -> Q:
        return Q(**{self.column: self.nothing if value == UNKNOWN else value})

    def rows(self) -> Iterable[Stored]:
        rows = with_kind_shown(Practice.objects.published()).order_by()
        return rows.values_list("pk", self.column).iterator(BATCH)

    def code_of(self, stored: Any) -> str | None:
        return UNKNOWN if stored in (None, "") else str(stored)


@dataclass(frozen=True)
class Linked:
    """Rows that lead to the practice; `column` says the value, `codes` what an address calls it, `where`
    which of the rows that the column leads to count. A practice of which it `may_lack` can be asked for as unknown."""

    links: QuerySet[Any]
    column: str
    codes: Mapping[str, str] | None = None
    may_lack: bool = False
    where: Mapping[str, Any] = field(default_factory=dict)

    def condition(self, value: str) -> Q:
        if value == UNKNOWN:
            return Q(~Exists(self.links.filter(practice=OuterRef("pk"))))
        stored = (self.codes or {}).get(value, value)
        return Q(pk__in=self.links.filter(**{**self.where, self.column: stored}).values("practice_id"))

    def rows(self) -> Iterable[Stored]:
        rows = self.links.filter(**self.where).order_by()
        return rows.values_list("practice_id", self.column).iterator(BATCH)

    def code_of(self, stored: Any) -> str | None:
        return str(stored) if self.codes is None else {value: code for code, value in self.codes.items()}.get(stored)


@dataclass(frozen=True)
class OfImplementer(Plain):
    """The kind tells of an organisation too: it is known where the name of one of them is public, or none is there."""

    def condition(self, value: str) -> Q:
        if value == UNKNOWN:
            return Q(implementer_kind="") | ~has_public_kind()
        return Q(implementer_kind=value) & has_public_kind()


def has_public_kind() -> Q:
    rows = links_of("implementers").filter(practice=OuterRef("pk"))
    return Q(~Exists(rows)) | Q(Exists(rows.filter(is_of_public_kind("organisation__"))))


def with_kind_shown(practices: QuerySet[Practice]) -> QuerySet[Practice]:
    """`kind_shown` is the kind of implementer as everybody may read it; empty is not known."""
    known = Case(When(has_public_kind(), then=F("implementer_kind")), default=Value(""))
    return practices.annotate(kind_shown=known)


def facets() -> dict[str, Facet]:
    """By the name in the address."""
    objectives, countries = links_of("objectives"), links_of("countries")
    of_areas = {"objective__groups__kind": ObjectiveGroup.FUND_AREA}
    column, codes = subregion_codes()
    return {
        "objective": Linked(objectives, "objective__number", may_lack=True),
        "principle": Linked(links_of("principles"), "guidingprinciple__letter"),
        "area": Linked(objectives, "objective__groups__number", where=of_areas),
        "country": Linked(countries, "country__iso2", may_lack=True),
        "subregion": Linked(countries, f"country__{column}", {code: value for value, code in codes.items()}),
        "level": Plain("level"),
        "implementer": OfImplementer("kind_shown"),
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
