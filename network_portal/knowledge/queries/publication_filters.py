"""What a list of publications may be asked for: list, facets and API ask here, so that a figure is true."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.db.models import Count, Q, QuerySet

from network_portal.common.folded import asked_words
from network_portal.knowledge.models import Publication, PublicationText
from network_portal.organisations.queries.names import is_named

NETWORK = "regional-network"


@dataclass(frozen=True)
class PublicationFilters:
    """Each as an address says it; empty means all. `publisher` is a slug, or `NETWORK`."""

    text: str = ""
    kind: str = ""
    publisher: str = ""
    language: str = ""
    objective: str = ""
    country: str = ""
    year: str = ""

    @property
    def asked(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Facet:
    """`column` leads from the publication to the value, `nothing` is what an address calls a column that is empty;
    only rows that `where` allows count."""

    column: str
    nothing: str = ""
    where: Q = field(default_factory=Q)

    def condition(self, value: str) -> Q:
        if self.nothing and value == self.nothing:
            return Q(**{f"{self.column}__isnull": True})
        rows = Publication.objects.filter(self.where, **{f"{self.column}__in": [value]})
        return Q(pk__in=rows.values("pk"))

    def counts(self, publications: QuerySet[Publication]) -> dict[str, int]:
        within: Any = Publication.objects.filter(pk__in=publications.order_by().values("pk"))
        if self.where:
            within = within.filter(self.where | Q(**{f"{self.column}__isnull": True}))
        rows = within.order_by().values_list(self.column).annotate(many=Count("pk", distinct=True))
        found = {self.nothing if value is None else str(value): many for value, many in rows}
        return {value: many for value, many in found.items() if value}


FACETS: Mapping[str, Facet] = {
    "kind": Facet("kind"),
    "publisher": Facet("publisher__slug", NETWORK, is_named("publisher__")),
    "language": Facet("documents__language"),
    "objective": Facet("objectives__number"),
    "country": Facet("countries__iso2"),
    "year": Facet("issued_on__year"),
}
"""By the name in the address."""


def narrowed_publications(publications: QuerySet[Publication], filters: PublicationFilters) -> QuerySet[Publication]:
    """Each publication once, whatever is asked. A word is found in any language of the publication."""
    for word in asked_words(filters.text):
        found = PublicationText.objects.filter(search__word=word).order_by()
        publications = publications.filter(pk__in=found.values("publication"))
    for name, value in filters.asked.items():
        if name != "text":
            publications = publications.filter(FACETS[name].condition(value))
    return publications


def publication_counts(publications: QuerySet[Publication], filters: PublicationFilters) -> dict[str, dict[str, int]]:
    """Of each facet and value the length of the list with this facet replaced by it; a fixed number of queries."""
    return {
        name: facet.counts(narrowed_publications(publications, replace(filters, **{name: ""})))
        for name, facet in FACETS.items()
    }
