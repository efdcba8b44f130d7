"""The rows of the list of practices: plain values, the same few queries at any size."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.common.languages import current_language, fallback_order, translated_text
from network_portal.knowledge.models import Practice, PracticeText
from network_portal.knowledge.queries.figures import CountedList
from network_portal.knowledge.queries.filters import PracticeFilters, narrowed
from network_portal.knowledge.queries.links import links_of
from network_portal.knowledge.queries.orders import NEWEST, Place, in_order, place_of
from network_portal.knowledge.rules.slugs import slug_of
from network_portal.taxonomy.models import Country

PAGE_SIZE = 25


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


def page_of_list(
    filters: PracticeFilters, sort: str, counted: CountedList, *, after: str = "", before: str = ""
) -> PracticePage:
    """One page of what the filters show, by the way that counting it found to be the short one: by its ids where the
    list has them, else by walking the list."""
    if not counted.total:
        return PracticePage(())
    ids, place = counted.ids, place_of(after or before, sort) if after or before else None
    if place is None or place[1] in ids:
        window = _window(ids, place, back=not after)
        if window.stop < len(ids) or len(ids) == counted.total:
            return _page_at(ids, window)
    practices = narrowed(Practice.objects.published(), filters)
    return _walked(practices, sort, place, back=not after, size=PAGE_SIZE)


def _window(ids: "array[int]", place: Place | None, *, back: bool) -> range:
    """Which of the ids stand on the page; the first ones where nothing is left beyond."""
    if place is None:
        return range(PAGE_SIZE)
    at = ids.index(place[1])
    if back:
        return range(max(0, at - PAGE_SIZE), at) if at else range(PAGE_SIZE)
    return range(at + 1, at + 1 + PAGE_SIZE) if at + 1 < len(ids) else range(PAGE_SIZE)


def _page_at(ids: "array[int]", window: range) -> PracticePage:
    shown = ids[window.start : window.stop]
    practices = Practice.objects.in_bulk(shown)
    found = [practices[pk] for pk in shown if pk in practices]
    if not found:
        return PracticePage(())
    rows = tuple(practice_rows(found))
    is_last = window.stop >= len(ids)
    return PracticePage(rows, "" if is_last else found[-1].slug, found[0].slug if window.start else "")


def practice_page(
    practices: QuerySet[Practice], *, sort: str = NEWEST, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> PracticePage:
    """One page of these practices. A place, a slug, of no practice counts as the beginning."""
    place = place_of(after or before, sort) if after or before else None
    return _walked(practices, sort, place, back=not after, size=size)


def _walked(practices: QuerySet[Practice], sort: str, place: Place | None, *, back: bool, size: int) -> PracticePage:
    going_back = back and place is not None
    found = list(in_order(practices, sort, beyond=place, back=going_back)[: size + 1])
    if not found and place:
        return _walked(practices, sort, None, back=False, size=size)
    more, found = len(found) > size, found[:size]
    if going_back:
        found.reverse()
    if not found:
        return PracticePage(())
    has_next, has_previous = (True, more) if going_back else (more, place is not None)
    rows = tuple(practice_rows(found))
    return PracticePage(rows, found[-1].slug if has_next else "", found[0].slug if has_previous else "")


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
