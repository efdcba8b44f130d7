"""The rows of the list of practices: plain values, the same few queries at any size."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.common.languages import current_language, fallback_order, translated_text
from network_portal.knowledge.models import Practice, PracticeText
from network_portal.knowledge.queries.links import links_of
from network_portal.knowledge.rules.slugs import slug_of
from network_portal.taxonomy.models import Country

PAGE_SIZE = 25
COUNTED_TO = 1000
NEWEST, YEAR, TITLE = "newest", "year", "title"
ORDERS = {NEWEST: ("published_at", True), YEAR: ("since", True), TITLE: ("order_title", False)}
"""The column of each order, and whether it falls."""


class PracticeRow(NamedTuple):
    """`lang` is the language of title and summary."""

    url: str
    title: str
    summary: str
    lang: str
    countries: str
    year: str
    objectives: str


@dataclass(frozen=True)
class PracticePage:
    """`next` and `previous` are places in the list for the address; empty at its ends."""

    rows: tuple[PracticeRow, ...]
    next: str = ""
    previous: str = ""


def practice_path(slug: str, *, language: str = "", absolute: bool = False) -> str:
    with translation.override(language or current_language()):
        path = reverse("knowledge:practice", args=[slug])
    return settings.SITE_URL + path if absolute else path


def slugs_like(title: str) -> set[str]:
    """The addresses that practices of this title have."""
    return set(Practice.objects.filter(slug__startswith=slug_of(title)).values_list("slug", flat=True))


def count_of(practices: QuerySet[Practice]) -> int:
    """Exact up to a thousand; one more says that there are more."""
    return practices.order_by()[: COUNTED_TO + 1].count()


def practice_page(
    practices: QuerySet[Practice], *, sort: str = NEWEST, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> PracticePage:
    """One page of these practices. A place, a slug, of no practice counts as the beginning."""
    place = Practice.objects.filter(slug=after or before).first() if after or before else None
    going_back = bool(before and not after and place)
    found = list(_beyond(practices, sort, place, back=going_back)[: size + 1])
    if not found and place:
        return practice_page(practices, sort=sort, size=size)
    more, found = len(found) > size, found[:size]
    if going_back:
        found.reverse()
    if not found:
        return PracticePage(())
    has_next, has_previous = (True, more) if going_back else (more, place is not None)
    rows = tuple(practice_rows(found))
    return PracticePage(rows, found[-1].slug if has_next else "", found[0].slug if has_previous else "")


def _beyond(
    practices: QuerySet[Practice], sort: str, place: Practice | None, *, back: bool
) -> QuerySet[Practice, Practice]:
    """In this order, those after the place, or those before it from the nearest on."""
    column, falls = ORDERS[sort]
    sign = "-" if falls != back else ""
    rows: Any = practices.annotate(since=Coalesce("year_from", 0)) if sort == YEAR else practices
    rows = rows.order_by(f"{sign}{column}", f"{sign}pk")
    if place is None:
        return rows
    value = (place.year_from or 0) if sort == YEAR else getattr(place, column)
    side = "lt" if sign else "gt"
    return rows.filter(Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"pk__{side}": place.pk}))


def practice_rows(practices: Sequence[Practice]) -> list[PracticeRow]:
    """In their order; three queries."""
    ids, language = [one.pk for one in practices], current_language()
    texts, objectives, countries = texts_of(ids, language), objectives_of(ids), countries_of(ids, language)
    address = reverse("knowledge:practices")
    return [
        PracticeRow(
            url=f"{address}{one.slug}/",
            title=texts[one.pk].title,
            summary=texts[one.pk].summary,
            lang=texts[one.pk].language,
            countries=", ".join(countries[one.pk]) or _("Not known"),
            year=str(one.year_from or _("Not known")),
            objectives=", ".join(map(str, objectives[one.pk])) or _("Not known"),
        )
        for one in practices
        if one.pk in texts
    ]


def texts_of(practices: Sequence[int], language: str) -> dict[int, PracticeText]:
    """Of each practice the text that a reader of this language is shown."""
    found: dict[int, dict[str, PracticeText]] = defaultdict(dict)
    for text in PracticeText.objects.filter(practice__in=practices).only("practice", "language", "title", "summary"):
        found[text.practice_id][text.language] = text
    return {pk: best_text(texts, language) for pk, texts in found.items()}


def best_text(texts: Mapping[str, PracticeText], language: str) -> PracticeText:
    return next(texts[code] for code in fallback_order(language) if code in texts)


def objectives_of(practices: Sequence[int]) -> dict[int, list[int]]:
    named: dict[int, list[int]] = defaultdict(list)
    rows = links_of("objectives").filter(practice__in=practices).order_by("objective__number")
    for practice, number in rows.values_list("practice_id", "objective__number"):
        named[practice].append(number)
    return named


def countries_of(practices: Sequence[int], language: str) -> dict[int, list[str]]:
    named: dict[int, list[str]] = defaultdict(list)
    rows = links_of("countries").filter(practice__in=practices).select_related("country").order_by("country__iso3")
    for row in rows:
        country: Country = row.country
        named[row.practice_id].append(translated_text(country, "name", language)[0])
    return named
