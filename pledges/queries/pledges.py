"""The rows of the registry, newest first: plain values, words made once, the same few queries at any size."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import neg, or_
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import clock
from network_portal.common.languages import current_language, date_in_words, fallback_order
from network_portal.common.numbers import grouped
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.queries.names import not_listed
from network_portal.organisations.rules.names import is_named_in_public
from network_portal.taxonomy.queries import OBJECTIVES
from pledges.models import Pledge
from pledges.models.pledges import STAGES
from pledges.queries.figures import CountedList
from pledges.queries.filters import PledgeFilters, narrowed
from pledges.queries.links import links_of
from pledges.queries.pledge_sets import NUMBERS_OF_A_YEAR, place_of
from pledges.rules.stages import MARKS

PAGE_SIZE = 25
NEWEST_FIRST = ("-year", "-number")
Place = tuple[int, int]
_CURSOR = re.compile(r"([0-9]{4})-([0-9]{1,9})")
_NAMES = tuple(f"organisation__{field}_{code}" for field in ("acronym", "name") for code in LANGUAGE_SUFFIXES)
_COLUMNS = ("pk", "reference", "year", "number", "title", "language", "stage", "updated_on", "published_at")


class PledgeRow(NamedTuple):
    """`lang` is the language of the title, `mark` the badge of the stage, `as_of` the day of which it tells."""

    reference: str
    url: str
    title: str
    lang: str
    organisation: str
    mark: str
    stage: str
    as_of: str
    objectives: str


@dataclass(frozen=True)
class PledgePage:
    """`next` and `previous` are places in the list for the address; empty at its ends."""

    rows: tuple[PledgeRow, ...]
    next: str = ""
    previous: str = ""


def pledge_path(pledge: Pledge) -> str:
    """In the language of now."""
    return reverse("pledges:pledge", args=[pledge.reference])


def stage_day(updated_on: date | None, published_at: datetime) -> date:
    """The day of which a stage tells: that of the newest update, else that on which the pledge was published. So a
    list does not show who reported nothing."""
    return updated_on or clock.day_of(published_at)


def pledges_in_words(count: int) -> str:
    return ngettext("%(many)s pledge", "%(many)s pledges", count) % {"many": grouped(count)}


def page_of_list(filters: PledgeFilters, counted: CountedList, *, after: str = "", before: str = "") -> PledgePage:
    """One page of what the filters show, by the way that counting it found to be the short one: where the places of
    the list are kept, the page is read by them; else the list is walked, beginning in the year of the newest."""
    figures, places = counted.figures, counted.places
    if not figures.total:
        return PledgePage(())
    window = _window(places, _place(after), _place(before))
    if places and (window.stop < len(places) or len(places) == figures.total):
        return _page_at(places, window if window.start < len(places) and window.stop else range(PAGE_SIZE))
    pledges = Pledge.objects.filter(year__range=figures.years)
    return pledge_page(narrowed(pledges, filters), after=after, before=before, size=PAGE_SIZE)


def _window(places: Sequence[int], start: Place | None, end: Place | None) -> range:
    """Which of the places, newest first, stand on the page; none where nothing is left beyond."""
    if end and not start:
        last = bisect_left(places, -place_of(*end), key=neg)
        return range(max(0, last - PAGE_SIZE), last)
    first = bisect_right(places, -place_of(*start), key=neg) if start else 0
    return range(first, first + PAGE_SIZE)


def _page_at(places: Sequence[int], window: range) -> PledgePage:
    numbers: dict[int, list[int]] = defaultdict(list)
    shown = [divmod(place, NUMBERS_OF_A_YEAR) for place in places[window.start : window.stop]]
    for year, number in shown:
        numbers[year].append(number)
    those = reduce(or_, (Q(year=year, number__in=of_year) for year, of_year in numbers.items()))
    return PledgePage(
        tuple(_in_words(list(_rows(Pledge.objects.filter(those), NEWEST_FIRST)))),
        next=_name_of(shown[-1]) if window.stop < len(places) else "",
        previous=_name_of(shown[0]) if window.start else "",
    )


def pledge_page(pledges: QuerySet[Pledge], *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> PledgePage:
    """One page of these pledges. Two queries. A place that cannot be read, or beyond which nothing is left, counts
    as the beginning."""
    start, end = _place(after), _place(before)
    going_back = end is not None and start is None
    found = _beyond(pledges, start, end, size + 1)
    if not found and (start or end):
        return pledge_page(pledges, size=size)
    more = len(found) > size
    found = found[:size]
    if going_back:
        found.reverse()
    if not found:
        return PledgePage(())
    has_next, has_previous = (True, more) if going_back else (more, start is not None)
    return PledgePage(
        tuple(_in_words(found)),
        next=_name_of(_place_of_row(found[-1])) if has_next else "",
        previous=_name_of(_place_of_row(found[0])) if has_previous else "",
    )


def _place(cursor: str) -> Place | None:
    match = _CURSOR.fullmatch(cursor)
    return (int(match[1]), int(match[2])) if match else None


def _name_of(place: Place) -> str:
    return f"{place[0]}-{place[1]}"


def _place_of_row(row: dict[str, Any]) -> Place:
    return row["year"], row["number"]


def _beyond(pledges: QuerySet[Pledge], start: Place | None, end: Place | None, size: int) -> list[dict[str, Any]]:
    """Compared as one, year and number are found in the index of both, however deep."""
    if start:
        pledges = pledges.filter(TupleLessThan(Tuple("year", "number"), start))
    elif end:
        pledges = pledges.filter(TupleGreaterThan(Tuple("year", "number"), end))
    return list(_rows(pledges, ("year", "number") if end and not start else NEWEST_FIRST)[:size])


def _rows(pledges: QuerySet[Pledge], order: tuple[str, str]) -> QuerySet[Pledge, dict[str, Any]]:
    return pledges.order_by(*order).values(*_COLUMNS, "organisation__kind", "organisation__is_listed", *_NAMES)


def _in_words(found: Sequence[dict[str, Any]]) -> Iterable[PledgeRow]:
    named = objectives_of([row["pk"] for row in found])
    language, stages = current_language(), {code: str(word) for code, word in STAGES}
    address, every_one = reverse("pledges:pledges"), _("All 23")
    for row in found:
        day = stage_day(row["updated_on"], row["published_at"])
        yield PledgeRow(
            reference=row["reference"],
            url=f"{address}{row['reference']}/",
            title=row["title"],
            lang=row["language"],
            organisation=_organisation(row, language),
            mark=MARKS[row["stage"]],
            stage=stages[row["stage"]] if row["stage"] else _("Stage not known"),
            as_of=date_in_words(day) if row["stage"] else "",
            objectives=every_one if len(named[row["pk"]]) == OBJECTIVES else ", ".join(map(str, named[row["pk"]])),
        )


def objectives_of(pledges: Sequence[int]) -> dict[int, list[int]]:
    """The numbers of the objectives of each; one query."""
    named: dict[int, list[int]] = defaultdict(list)
    through = links_of("objectives").filter(pledge__in=pledges).order_by("objective__number")
    for pledge, number in through.values_list("pledge_id", "objective__number"):
        named[pledge].append(number)
    return named


def _organisation(row: dict[str, Any], language: str) -> str:
    """As `public_name`, of a row of values."""
    if not is_named_in_public(row["organisation__kind"], is_listed=row["organisation__is_listed"]):
        return not_listed()
    for field in ("acronym", "name"):
        for code in fallback_order(language):
            if text := row[f"organisation__{field}_{code.replace('-', '_')}"]:
                return str(text)
    return ""
