"""The countries of the region with how many pledges and practices name each of them, by name: never a ranking."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from network_portal.common.folded import folded_words
from network_portal.common.languages import current_language, translated_text
from network_portal.knowledge.queries.figures import everything
from network_portal.taxonomy.models import Country, CountryFact
from network_portal.taxonomy.queries import all_countries, subregions
from pledges.queries.figures import pledge_figures
from pledges.queries.filters import PledgeFilters


@dataclass(frozen=True)
class CountryRow:
    country: Country
    name: str
    url: str
    pledges: int
    practices: int
    pledges_url: str
    practices_url: str


def country_rows() -> list[CountryRow]:
    """Four queries, and those of the sets of both registries while these are not kept. A country counts what names
    it: a practice of two countries counts for both."""
    pledges = pledge_figures(PledgeFilters()).countries
    practices = everything().facets["country"]
    language = current_language()
    rows = [_row(one, pledges, practices, language) for one in all_countries()]
    return sorted(rows, key=lambda row: folded_words(row.name))


def in_subregion(rows: list[CountryRow], code: str) -> list[CountryRow]:
    """All of them where none is asked for."""
    place = subregions().get(code)
    return [row for row in rows if place is None or getattr(row.country, place.column) == place.value]


def _row(one: Country, pledges: dict[str, int], practices: dict[str, int], language: str) -> CountryRow:
    asked = urlencode({"country": one.iso2}) + "#list"
    return CountryRow(
        country=one,
        name=translated_text(one, "name", language)[0],
        url=reverse("home:country", args=[one.iso2]),
        pledges=pledges.get(one.iso2, 0),
        practices=practices.get(one.iso2, 0),
        pledges_url=f"{reverse('pledges:pledges')}?{asked}",
        practices_url=f"{reverse('knowledge:practices')}?{asked}",
    )


def facts_by_kind(country: Country) -> dict[str, list[CountryFact]]:
    """Every kind, in its order, the newest first; one query."""
    found: dict[str, list[CountryFact]] = {kind: [] for kind, _words in CountryFact.KINDS}
    for fact in country.facts.standing().order_by("-year_from", "id"):
        found[fact.kind].append(fact)
    return found
