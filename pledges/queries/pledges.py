"""The rows of the registry, newest first: plain values, words made once, the same few queries at any size."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import clock
from network_portal.common.languages import current_language, date_in_words, fallback_order
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.queries.names import PUBLIC_BODIES, not_listed
from pledges.models import Pledge
from pledges.models.pledges import STAGES
from pledges.queries.figures import StageFigures
from pledges.queries.filters import PledgeFilters, narrowed
from pledges.queries.links import links_of
from pledges.rules.stages import MARKS

PAGE_SIZE = 25
FEWEST_TO_WALK = 5_000
OBJECTIVES = 23
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
    return ngettext("%(count)d pledge", "%(count)d pledges", count) % {"count": count}


def page_of_list(filters: PledgeFilters, figures: StageFigures, *, after: str = "", before: str = "") -> PledgePage:
    """One page of what the filters show, by the way that its figures say is the short one: of many, pledge after
    pledge in the order of the list, beginning in the year of the newest; few are gathered and sorted."""
    if not figures.total:
        return PledgePage(())
    if figures.total < FEWEST_TO_WALK:
        return pledge_page(narrowed(Pledge.objects.all(), filters), after=after, before=before, few=True)
    pledges = Pledge.objects.filter(year__range=figures.years)
    return pledge_page(narrowed(pledges, filters), after=after, before=before)


def pledge_page(
    pledges: QuerySet[Pledge], *, after: str = "", before: str = "", size: int = PAGE_SIZE, few: bool = False
) -> PledgePage:
    """One page of these pledges. Two queries. A place that cannot be read, or beyond which nothing is left, counts
    as the beginning."""
    start, end = _place(after), _place(before)
    going_back = end is not None and start is None
    found = _asked(pledges, start, end, size + 1, few=few)
    if not found and (start or end):
        return pledge_page(pledges, size=size, few=few)
    more = len(found) > size
    found = found[:size]
    if going_back:
        found.reverse()
    if not found:
        return PledgePage(())
    has_next, has_previous = (True, more) if going_back else (more, start is not None)
    return PledgePage(
        tuple(_in_words(found)),
        next=_name_of(found[-1]) if has_next else "",
        previous=_name_of(found[0]) if has_previous else "",
    )


def _place(cursor: str) -> tuple[int, int] | None:
    match = _CURSOR.fullmatch(cursor)
    return (int(match[1]), int(match[2])) if match else None


def _name_of(row: Any) -> str:
    return f"{row['year']}-{row['number']}"


def _asked(
    pledges: QuerySet[Pledge], start: tuple[int, int] | None, end: tuple[int, int] | None, size: int, *, few: bool
) -> list[dict[str, Any]]:
    rows: Any = pledges
    if start:
        rows = rows.filter(Q(year__lte=start[0]) & (Q(year__lt=start[0]) | Q(number__lt=start[1])))
    elif end:
        rows = rows.filter(Q(year__gte=end[0]) & (Q(year__gt=end[0]) | Q(number__gt=end[1])))
    order = ("year", "number") if end and not start else ("-year", "-number")
    rows = Pledge.objects.filter(pk__in=_gathered(rows, order, size)) if few else rows
    names = ("organisation__kind", "organisation__is_listed", *_NAMES)
    return list(rows.order_by(*order).values(*_COLUMNS, *names)[:size])


def _gathered(pledges: QuerySet[Pledge], order: tuple[str, str], size: int) -> QuerySet[Any, Any]:
    """Sorted by what no index has, so that PostgreSQL is not led to walk the whole list for a few."""
    up = -1 if order[0].startswith("-") else 1
    return pledges.order_by(F("year") * up, F("number") * up).values("pk")[:size]


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
            stage=stages[row["stage"]] if row["stage"] else _("Not known"),
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
    if not (row["organisation__is_listed"] or row["organisation__kind"] in PUBLIC_BODIES):
        return not_listed()
    for field in ("acronym", "name"):
        for code in fallback_order(language):
            if text := row[f"organisation__{field}_{code.replace('-', '_')}"]:
                return str(text)
    return ""
