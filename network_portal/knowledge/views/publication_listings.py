"""The list of publications as far as it follows from an address and the public content alone: drawn once, kept."""

from dataclasses import dataclass

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from network_portal.common.forms.filters import address_of
from network_portal.common.kept import kept_with_content
from network_portal.common.numbers import grouped
from network_portal.knowledge.forms.publication_filters import PublicationFilterForm
from network_portal.knowledge.models import Publication
from network_portal.knowledge.queries.publication_filters import (
    PublicationFilters,
    narrowed_publications,
    publication_counts,
)
from network_portal.knowledge.queries.publication_words import publication_words
from network_portal.knowledge.queries.publications import publication_page
from network_portal.knowledge.views.listings import Listing, Place


@dataclass(frozen=True)
class PublicationsAsked:
    """What an address was understood to ask: drawn fields, filters as removable words, sentences of what was not."""

    fields: str
    applied: list[dict[str, str]]
    problems: list[str]
    filters: PublicationFilters


@kept_with_content
def publications_asked(query: str) -> PublicationsAsked:
    form = PublicationFilterForm(QueryDict(query), publication_words())
    form.tell(publication_counts(Publication.objects.published(), form.filters))
    fields = render_to_string("components/form_fields.html", {"form": form})
    return PublicationsAsked(fields, form.removable, form.problems, form.filters)


@kept_with_content
def publications_listed(filters: PublicationFilters, place: Place) -> Listing:
    publications = narrowed_publications(Publication.objects.published(), filters)
    page = publication_page(publications, after=place[0], before=place[1])
    rows = [row._asdict() for row in page.rows]
    table = render_to_string("knowledge/publications/_rows.html", {"rows": rows}) if rows else ""
    return Listing(
        results=publications_in_words(publications.order_by().count()),
        table=table,
        has_examples=publications.filter(is_example=True).exists(),
        next_url=address_of({**filters.asked, "after": page.next}) if page.next else "",
        previous_url=address_of({**filters.asked, "before": page.previous}) if page.previous else "",
        first_url=address_of(filters.asked) if page.previous else "",
    )


def publications_in_words(count: int) -> str:
    return ngettext("%(many)s publication", "%(many)s publications", count) % {"many": grouped(count)}
