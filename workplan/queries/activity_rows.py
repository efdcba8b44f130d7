"""The rows of a plan's page: plain values, words made once in Python, the same few queries at any size."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.languages import current_language, date_in_words, fallback_order
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from workplan.models import Activity, Deliverable, Lead, Plan
from workplan.models.activities import STATUS_NAMES, ActivityQuerySet
from workplan.queries.activities import ActivityFilters, narrowed
from workplan.queries.schedules import due_in_words

PAGE_SIZE = 50
Place = tuple[Any, ...] | None
_CURSOR = re.compile(r"(basic|thematic)-([0-9]{1,4})-([0-9]{1,9})-([0-9]{1,18})")
_ORDER = ("priority__group", "priority__number", "position", "id")
_COLUMNS = (
    "id",
    "code",
    "position",
    "status",
    "status_on",
    "marks",
    "priority_id",
    "priority__code",
    "priority__group",
    "priority__number",
    *(f"title_{code}" for code in LANGUAGE_SUFFIXES),
    *(f"priority__title_{code}" for code in LANGUAGE_SUFFIXES),
)


@dataclass(frozen=True)
class Words:
    """A text and, where it is not the reader's, the language that it is written in."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class ActivityRow:
    code: str
    url: str
    title: Words
    is_unofficial: bool
    leads: str
    status: str
    status_word: str
    status_on: str
    deliverable: str


@dataclass(frozen=True)
class PriorityGroup:
    priority_id: int
    code: str
    title: Words
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class ActivityPage:
    """`next` and `previous` are places in the list for the address; empty at its ends. `total` is exact."""

    groups: tuple[PriorityGroup, ...]
    total: int
    next: str = ""
    previous: str = ""

    @property
    def has_unofficial_titles(self) -> bool:
        return any(row.is_unofficial for group in self.groups for row in group.rows)


def activity_page(
    plan: Plan,
    filters: ActivityFilters,
    names: dict[int, str],
    *,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
) -> ActivityPage:
    """One page of the plan in its order; `names` are organisations by id. Two queries.

    A place that cannot be read, or beyond which nothing is left, counts as the beginning.
    """
    start, end = _place(after), _place(before)
    going_back = end is not None and start is None
    activities = narrowed(Activity.objects.filter(plan=plan).current(), filters)
    found = _slice(activities, start, end, size)
    if not found and (start or end):
        return activity_page(plan, filters, names, size=size)
    more = len(found) > size
    found = found[:size]
    if going_back:
        found.reverse()
    leads = _leads_of(found, names)
    page = ActivityPage(tuple(_grouped(found, plan, leads)), found[0]["total"] if found else 0)
    if not found:
        return page
    has_next, has_previous = (True, more) if going_back else (more, start is not None)
    return replace(
        page,
        next=_cursor(found[-1]) if has_next else "",
        previous=_cursor(found[0]) if has_previous else "",
    )


def _slice(activities: ActivityQuerySet, start: Place, end: Place, size: int) -> list[dict[str, Any]]:
    rows = _annotated(activities)
    if start:
        rows = rows.filter(_beyond(start, "gt"))
    elif end:
        return list(rows.filter(_beyond(end, "lt")).order_by(*(f"-{name}" for name in _ORDER))[: size + 1])
    return list(rows.order_by(*_ORDER)[: size + 1])


def _annotated(activities: ActivityQuerySet) -> Any:
    mine = Deliverable.objects.filter(activity=OuterRef("pk"))
    upcoming = mine.filter(done_on=None).exclude(due_on=None).order_by("due_on", "position")
    done = mine.exclude(done_on=None).order_by().values("activity").annotate(last=Max("done_on")).values("last")
    total = activities.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    return activities.annotate(
        total=Subquery(total),
        next_due_on=Subquery(upcoming.values("due_on")[:1]),
        next_precision=Subquery(upcoming.values("precision")[:1]),
        last_done_on=Subquery(done),
    ).values(*_COLUMNS, "total", "next_due_on", "next_precision", "last_done_on")


def _place(cursor: str) -> Place:
    match = _CURSOR.fullmatch(cursor)
    return (match[1], int(match[2]), int(match[3]), int(match[4])) if match else None


def _cursor(row: dict[str, Any]) -> str:
    return f"{row['priority__group']}-{row['priority__number']}-{row['position']}-{row['id']}"


def _beyond(place: tuple[Any, ...], side: str) -> Q:
    """Rows after (`gt`) or before (`lt`) the place, in the four columns of the order."""
    beyond, equal = Q(), Q()
    for column, value in zip(_ORDER, place, strict=True):
        beyond |= equal & Q(**{f"{column}__{side}": value})
        equal &= Q(**{column: value})
    return beyond


def _leads_of(rows: list[dict[str, Any]], names: dict[int, str]) -> dict[int, str]:
    leads: QuerySet[Lead, tuple[int, int]] = (
        Lead.objects.filter(activity__in=[row["id"] for row in rows], part=Lead.IMPLEMENTS)
        .order_by("position")
        .values_list("activity_id", "organisation_id")
    )
    found: dict[int, list[str]] = defaultdict(list)
    for activity, organisation in leads:
        found[activity].append(names.get(organisation, ""))
    return {activity: ", ".join(filter(None, several)) for activity, several in found.items()}


def _grouped(rows: list[dict[str, Any]], plan: Plan, leads: dict[int, str]) -> list[PriorityGroup]:
    statuses = {code: str(word) for code, word in STATUS_NAMES}
    groups: list[PriorityGroup] = []
    start = reverse("workplan:plan", args=[plan.slug])
    for row in rows:
        made = _row(row, start, leads.get(row["id"], ""), statuses)
        if not groups or groups[-1].priority_id != row["priority_id"]:
            groups.append(PriorityGroup(row["priority_id"], row["priority__code"], _words(row, "priority__title"), ()))
        groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, made))
    return groups


def _row(row: dict[str, Any], start: str, leads: str, statuses: dict[str, str]) -> ActivityRow:
    title = _words(row, "title")
    shown_in = title.lang or current_language()
    return ActivityRow(
        code=row["code"],
        url=f"{start}activities/{row['code']}/",
        title=title,
        is_unofficial=row["marks"].get(shown_in.replace("-", "_")) == "unofficial",
        leads=leads,
        status=row["status"],
        status_word=statuses[row["status"]],
        status_on=_day(row["status_on"]),
        deliverable=_deliverable(row),
    )


def _deliverable(row: dict[str, Any]) -> str:
    """The next promise that is open, else the last that was kept."""
    if row["next_due_on"]:
        when = due_in_words(row["next_precision"], row["next_due_on"])
        return _("promised for %(when)s") % {"when": when}
    return _("done on %(when)s") % {"when": _day(row["last_done_on"])} if row["last_done_on"] else ""


def _day(day: date | None) -> str:
    return date_in_words(day) if day else ""


def _words(row: dict[str, Any], field: str) -> Words:
    wanted = current_language()
    for code in fallback_order(wanted):
        text = row[f"{field}_{code.replace('-', '_')}"]
        if text:
            return Words(text, "" if code == wanted else code)
    return Words("")
