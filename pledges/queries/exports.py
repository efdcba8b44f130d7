"""The pledges that a filter shows, as rows of a file."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, QuerySet

from network_portal.common.spreadsheets import Value
from network_portal.organisations.queries.names import is_named
from pledges.models import Pledge
from pledges.queries.links import links_of
from pledges.queries.pledges import objectives_of, stage_day

CSV, XLSX = "csv", "xlsx"
FORMS = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_IN_A_WORKBOOK = 5_000
BATCH = 1_000
COLUMNS = (
    "reference",
    "title",
    "text",
    "language",
    "organisation",
    "partners",
    "kind",
    "form",
    "concern",
    "stage",
    "stage_on",
    "objectives",
    "principles",
    "countries",
    "starts_on",
    "deadline",
    "measured",
    "matches",
    "global_number",
    "global_address",
    "source",
    "example",
)


def exported_rows(pledges: QuerySet[Pledge]) -> Iterator[Sequence[Value]]:
    """The header, then a row a pledge, newest first; read by batches, so that memory does not grow with them.

    Organisations stand by their slug, those that are not public by nothing.
    """
    yield COLUMNS
    start: tuple[int, int] | None = None
    while batch := _batch(pledges, start):
        yield from _rows(batch)
        start = batch[-1].year, batch[-1].number


def _batch(pledges: QuerySet[Pledge], start: tuple[int, int] | None) -> list[Pledge]:
    rows = pledges.select_related("organisation", "matches").defer("search", "matches__search", "matches__text")
    if start:
        year, number = start
        rows = rows.filter(year__lte=year).exclude(year=year, number__gte=number)
    return list(rows.order_by("-year", "-number")[:BATCH])


def _rows(batch: list[Pledge]) -> Iterator[Sequence[Value]]:
    keys = [pledge.pk for pledge in batch]
    numbers = objectives_of(keys)
    letters = _named(links_of("principles"), keys, "guidingprinciple__letter")
    countries = _named(links_of("countries"), keys, "country__iso3")
    shown = links_of("partners").filter(is_named("organisation__"))
    partners = _named(shown, keys, "organisation__slug")
    named = set(Pledge.objects.filter(is_named("organisation__"), pk__in=keys).values_list("pk", flat=True))
    for pledge in batch:
        yield (
            pledge.reference,
            pledge.title,
            pledge.text,
            pledge.language,
            pledge.organisation.slug if pledge.pk in named else "",
            ";".join(partners[pledge.pk]),
            pledge.kind,
            pledge.form,
            pledge.concern,
            pledge.stage,
            stage_day(pledge.updated_on, pledge.published_at) if pledge.stage else None,
            ";".join(map(str, numbers[pledge.pk])),
            ";".join(letters[pledge.pk]),
            ";".join(countries[pledge.pk]),
            pledge.starts_on,
            pledge.deadline,
            pledge.measured,
            pledge.matches.reference if pledge.matches else pledge.matches_number,
            pledge.global_number,
            pledge.global_address,
            pledge.source,
            "yes" if pledge.is_example else "",
        )


def _named(through: Any, keys: list[int], column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = through.filter(pledge__in=keys).annotate(words=F(column)).order_by("words")
    for pledge, words in rows.values_list("pledge_id", "words"):
        found[pledge].append(words)
    return found
