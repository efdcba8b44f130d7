"""The list of practices as far as it follows from an address and the public content alone: drawn once, kept."""

from dataclasses import dataclass

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from network_portal.common.forms.filters import address_of
from network_portal.common.kept import kept_with_content
from network_portal.common.numbers import grouped
from network_portal.knowledge.forms.filters import PracticeFilterForm
from network_portal.knowledge.queries.facet_words import facet_words
from network_portal.knowledge.queries.figures import CountedList, counted_list
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.knowledge.queries.practices import page_of_list

Place = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """What an address was understood to ask: drawn fields, filters as removable words, sentences of what was not."""

    fields: str
    applied: list[dict[str, str]]
    problems: list[str]
    filters: PracticeFilters
    sort: str


@dataclass(frozen=True)
class Listing:
    """`table` is empty when no practice fits."""

    results: str
    table: str
    has_examples: bool
    previous_url: str
    next_url: str
    first_url: str


@kept_with_content
def asked(query: str) -> Asked:
    form = PracticeFilterForm(QueryDict(query), facet_words())
    form.tell(counted(form.filters, form.sort_asked).facets)
    fields = render_to_string("components/form_fields.html", {"form": form})
    return Asked(fields, form.removable, form.problems, form.filters, form.sort_asked)


@kept_with_content
def counted(filters: PracticeFilters, sort: str) -> CountedList:
    return counted_list(filters, sort)


@kept_with_content
def listing(filters: PracticeFilters, sort: str, place: Place) -> Listing:
    figures = counted(filters, sort)
    page = page_of_list(filters, sort, figures, after=place[0], before=place[1])
    rows = [row._asdict() for row in page.rows]
    values = filters.asked | {"sort": sort}
    return Listing(
        results=practices_in_words(figures.total),
        table=table_of(rows),
        has_examples=bool(figures.examples),
        next_url=address_of({**values, "after": page.next}) if page.next else "",
        previous_url=address_of({**values, "before": page.previous}) if page.previous else "",
        first_url=address_of(values) if page.previous else "",
    )


def table_of(rows: list[dict[str, str]]) -> str:
    return render_to_string("knowledge/practices/_rows.html", {"rows": rows}) if rows else ""


def practices_in_words(count: int) -> str:
    return ngettext("%(many)s practice", "%(many)s practices", count) % {"many": grouped(count)}
