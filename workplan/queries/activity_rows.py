"""The rows of a plan's page: plain values, words made once in Python, the same few queries at any size."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, Max, OuterRef, Q, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.compiled import as_text, compiled
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.common.text_statuses import TextStatus
from workplan.models import Activity, Deliverable, Lead, Plan
from workplan.models.activities import STATUS_NAMES, ActivityQuerySet
from workplan.queries.activities import ActivityFilters, narrowed, with_status_then
from workplan.queries.schedules import due_in_words

PAGE_SIZE = 50
_UNOFFICIAL = (TextStatus.UNOFFICIAL, TextStatus.AUTOMATIC)
Place = tuple[Any, ...] | None
_CURSOR = re.compile(r"(basic|thematic)-([0-9]{1,4})-([0-9]{1,9})-([0-9]{1,18})")
_ORDER = ("priority__group", "priority__number", "position", "id")


class Words(NamedTuple):
    """A text and, where it is not the reader's, the language that it is written in."""

    text: str
    lang: str = ""


class ActivityRow(NamedTuple):
    """`lang` is the language of the title; `later` says what became of it after a closed plan's last day."""

    code: str
    url: str
    title: str
    lang: str
    is_unofficial: bool
    leads: str
    status: str
    status_word: str
    status_on: str
    later: str
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


class _Found(NamedTuple):
    """An activity as the database tells it; days are texts such as '2026-05-31'."""

    priority__group: str
    priority__number: int
    position: int
    id: int
    priority_id: int
    priority__code: str
    priority__title_es: str
    priority__title_en: str
    priority__title_pt_br: str
    priority__title_fr: str
    code: str
    status: str
    title_es: str
    title_en: str
    title_pt_br: str
    title_fr: str
    total: int
    marks: str
    status_on: str | None
    status_then: str
    status_then_on: str | None
    next_due_on: str | None
    next_precision: str
    next_starts_on: str | None
    last_done_on: str | None
    schedule_kind: str
    schedule_value: str

    @property
    def place(self) -> str:
        return f"{self.priority__group}-{self.priority__number}-{self.position}-{self.id}"


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
    found = [_Found(*row) for row in _rows(plan.pk, plan.states_until, filters, start, end, size + 1)]
    if not found and (start or end):
        return activity_page(plan, filters, names, size=size)
    more = len(found) > size
    found = found[:size]
    if going_back:
        found.reverse()
    page = ActivityPage(tuple(_groups(found, plan, names)), found[0].total if found else 0)
    if not found:
        return page
    has_next, has_previous = (True, more) if going_back else (more, start is not None)
    return replace(
        page,
        next=found[-1].place if has_next else "",
        previous=found[0].place if has_previous else "",
    )


def _place(cursor: str) -> Place:
    match = _CURSOR.fullmatch(cursor)
    return (match[1], int(match[2]), int(match[3]), int(match[4])) if match else None


@compiled
def _rows(plan_id: int, over_on: date | None, filters: ActivityFilters, start: Place, end: Place, size: int) -> Any:
    """The columns of `_Found`; of a plan that was `over_on` a day, what was done later was open then."""
    mine = Deliverable.objects.filter(activity=OuterRef("pk"))
    is_open = Q(done_on=None) | Q(done_on__gt=over_on) if over_on else Q(done_on=None)
    upcoming = mine.filter(is_open).exclude(due_on=None).order_by("due_on", "position")
    done = mine.exclude(done_on=None).order_by().values("activity").annotate(last=Max("done_on")).values("last")
    rows = _activities(plan_id, filters)
    total = rows.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk"))
    if start:
        rows = rows.filter(_beyond(start, "gt"))
    elif end:
        rows = rows.filter(_beyond(end, "lt"))
    direction = "-" if end and not start else ""
    return (
        with_status_then(rows, filters.until)
        .order_by(*(f"{direction}{name}" for name in _ORDER))
        .values_list(
            *_Found._fields[:16],
            Subquery(total.values("n")),
            as_text("marks"),
            as_text("status_on"),
            "status_then",
            as_text("status_then_on"),
            as_text(Subquery(upcoming.values("due_on")[:1])),
            Subquery(upcoming.values("precision")[:1]),
            as_text(Subquery(upcoming.values("starts_on")[:1])),
            as_text(Subquery(done)),
            "schedule_kind",
            "schedule_value",
        )[:size]
    )


def _activities(plan_id: int, filters: ActivityFilters) -> ActivityQuerySet:
    current = Activity.objects.rewrite(False).filter(plan=plan_id).current()
    return narrowed(current, filters)


def _beyond(place: tuple[Any, ...], side: str) -> Q:
    """Rows after (`gt`) or before (`lt`) the place, in the four columns of the order."""
    beyond, equal = Q(), Q()
    for column, value in zip(_ORDER, place, strict=True):
        beyond |= equal & Q(**{f"{column}__{side}": value})
        equal &= Q(**{column: value})
    return beyond


@compiled
def _leads(activity_ids: tuple[int, ...]) -> Any:
    leads = Lead.objects.filter(activity__in=activity_ids, part=Lead.IMPLEMENTS).order_by("position")
    return leads.values_list("activity_id", "organisation_id")


def _groups(found: list[_Found], plan: Plan, names: dict[int, str]) -> Iterator[PriorityGroup]:
    leads: dict[int, list[str]] = defaultdict(list)
    for activity_id, organisation_id in _leads(tuple(one.id for one in found)):
        if organisation_id in names:
            leads[activity_id].append(names[organisation_id])
    rows = _rows_in_words(found, plan, leads)
    for priority_id, pairs in groupby(zip(found, rows, strict=True), key=lambda pair: pair[0].priority_id):
        ones, mine = zip(*pairs, strict=True)
        yield PriorityGroup(priority_id, ones[0].priority__code, _words(ones[0], "priority__title"), mine)


def _rows_in_words(found: list[_Found], plan: Plan, leads: dict[int, list[str]]) -> Iterator[ActivityRow]:
    plan_url = reverse("workplan:plan", args=[plan.slug])
    language, statuses = current_language(), {code: str(word) for code, word in STATUS_NAMES}
    for one in found:
        title, lang = translated_text(one, "title", language)
        yield ActivityRow(
            code=one.code,
            url=f"{plan_url}activities/{one.code}/",
            title=title,
            lang=lang,
            is_unofficial=lang in _unofficial_in(one.marks),
            leads=", ".join(leads[one.id]),
            status=one.status_then,
            status_word=statuses[one.status_then],
            status_on=_day(one.status_then_on, language),
            later=_later(statuses[one.status], one, language) if plan.is_closed else "",
            deliverable=_deliverable(one, plan, language),
        )


def _words(found: _Found, field: str) -> Words:
    language = current_language()
    text, shown_in = translated_text(found, field, language)
    return Words(text, "" if shown_in == language else shown_in)


def _deliverable(one: _Found, plan: Plan, language: str) -> str:
    """The next promise that is open, else what was done last; after a closed plan's last day also what came later."""
    promise, done = _promise(one, language), _done(one.last_done_on, language)
    is_later = plan.is_closed and one.last_done_on and one.last_done_on > plan.ends_on.isoformat()
    if promise and is_later:
        return _("%(promise)s; later: %(done)s") % {"promise": promise, "done": done}
    return promise or done


def _promise(one: _Found, language: str) -> str:
    """The next promise that is open; empty without one."""
    if not one.next_due_on:
        return ""
    schedule = one.schedule_kind, one.schedule_value
    return _promised_for(*schedule, one.next_precision, one.next_starts_on, one.next_due_on, language)


@lru_cache(maxsize=5000)
def _promised_for(kind: str, value: str, precision: str, first: str | None, last: str, language: str) -> str:
    """`language` is the current one."""
    starts_on = date.fromisoformat(first) if first else None
    when = due_in_words(kind, value, precision, starts_on, date.fromisoformat(last))
    return _("promised for %(when)s") % {"when": when}


@lru_cache(maxsize=5000)
def _done(last_done_on: str | None, language: str) -> str:
    return _("done on %(when)s") % {"when": _day(last_done_on, language)} if last_done_on else ""


def _later(word: str, one: _Found, language: str) -> str:
    if one.status_on == one.status_then_on:
        return ""
    return _("later: %(status)s, %(day)s") % {"status": word, "day": _day(one.status_on, language)}


@lru_cache(maxsize=5000)
def _day(day: str | None, language: str) -> str:
    return date_in_words(date.fromisoformat(day)) if day else ""


@lru_cache(maxsize=100)
def _unofficial_in(marks: str) -> frozenset[str]:
    """The languages of which an activity's marks, as JSON, say that their title is our translation or a machine's."""
    return frozenset(code.replace("_", "-") for code, mark in json.loads(marks).items() if mark in _UNOFFICIAL)
