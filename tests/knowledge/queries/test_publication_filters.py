"""The count beside a value of a facet is the length of the list with this facet replaced by it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network_portal.knowledge.models import Publication, PublicationDocument
from network_portal.knowledge.queries.publication_filters import (
    NETWORK,
    PublicationFilters,
    narrowed_publications,
    publication_counts,
)
from network_portal.knowledge.queries.publications import publication_page
from network_portal.taxonomy.models import Country
from tests.factories import make_objective, make_organisation, make_publication

pytestmark = pytest.mark.django_db
choices = {
    "text": ["", "guia", "NUMERO 1", "nothing"],
    "kind": ["", "tool", "guidance"],
    "publisher": ["", "known", NETWORK, "unlisted"],
    "language": ["", "es", "ht", "fr"],
    "objective": ["", "5", "8"],
    "country": ["", "HN", "PE"],
    "year": ["", "2024", "2025"],
}
asked = st.builds(PublicationFilters, **{name: st.sampled_from(values) for name, values in choices.items()})


@pytest.fixture(scope="module")
def library(rows_of_module):
    """Thirty publications that differ in every way a facet asks for; two are not published."""
    objectives = [make_objective(number) for number in (5, 8)]
    countries = [
        Country.objects.create(iso3=f"{code}X", iso2=code, status="member_state", name_en=code) for code in ("HN", "PE")
    ]
    known, unlisted = make_organisation("known"), make_organisation("unlisted", kind="media", is_listed=False)
    for n in range(30):
        made = make_publication(
            title=f"Guía número {n}" if n % 3 else "Herramienta",
            language="es",
            kind=["tool", "guidance"][n % 2],
            publisher=[None, known, unlisted][n % 3],
            issued_on=date(2024 + n % 3 % 2, 1 + n % 4, 1),
            state="unpublished" if n % 15 == 7 else "published",
            slug=f"p-{n}",
        )
        made.objectives.set([one for place, one in enumerate(objectives) if n >> place & 1])
        made.countries.set([one for place, one in enumerate(countries) if n // 2 >> place & 1])
        if n % 4 == 0:
            for _again in range(2):
                PublicationDocument.objects.create(publication=made, language="ht", address="https://example.org/ht")


def listed(filters, size=7):
    """Every address of the list, page by page, as a reader turns them."""
    found, after = [], ""
    while True:
        page = publication_page(narrowed_publications(Publication.objects.published(), filters), after=after, size=size)
        found += [row.url for row in page.rows]
        if not page.next:
            return found
        after = page.next


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=asked)
def test_every_count_is_the_length_of_its_list(library, filters, db):
    counts = publication_counts(Publication.objects.published(), filters)
    for name, values in choices.items():
        for value in values[1:]:
            if name != "text":
                wanted = PublicationFilters(**{**filters.asked, name: value})
                assert counts[name].get(value, 0) == len(listed(wanted, size=50)), (name, value)


def test_each_publication_stands_once_forwards_and_backwards(library, db):
    everything = listed(PublicationFilters())
    assert len(everything) == len(set(everything)) == 28
    last = publication_page(Publication.objects.published(), size=100).rows[-1]
    back, before = [], last.url.rstrip("/").rsplit("/", 1)[1]
    while before:
        page = publication_page(Publication.objects.published(), before=before, size=7)
        back, before = [row.url for row in page.rows] + back, page.previous
    assert back == everything[:-1]


def test_who_is_not_listed_cannot_be_found_by_name(library, db):
    assert listed(PublicationFilters(publisher="unlisted")) == []
    assert "unlisted" not in publication_counts(Publication.objects.published(), PublicationFilters())["publisher"]


def test_a_year_far_away_finds_nothing_and_breaks_nothing(library, db):
    assert listed(PublicationFilters(year="99999")) == []
