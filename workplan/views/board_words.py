"""The board's lists in the reader's words: what its templates print."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.common.numbers import whole_number
from network_portal.common.statuses import STATUS_WORDS
from network_portal.organisations.models import Organisation
from workplan.models import Activity, Deliverable, Plan
from workplan.queries.board import DUE_SOON, LATE, LEADS_IN_TURN, LISTS, SILENT, BoardTable, late_and_coming
from workplan.queries.schedules import promise_in_words
from workplan.rules.status import Status

ROWS = 50
LATE_DELIVERABLES = "late_deliverables"
COUNTS = (LATE, Status.DELAYED.value, DUE_SOON, SILENT, Status.ON_TRACK.value)
COUNTS_AT_THE_END = (LATE, Status.DELAYED.value, Status.ON_TRACK.value, Status.COMPLETED.value)
"""Of a closed plan, whose last day nothing comes after: nobody owes news of it, nothing of it is due."""
LIST_WORDS = STATUS_WORDS | {
    LATE: pgettext_lazy("activities", "late"),
    Status.DELAYED.value: pgettext_lazy("activities", "delayed"),
    DUE_SOON: gettext_lazy("due in 90 days"),
    SILENT: gettext_lazy("silent for 90 days"),
    Status.ON_TRACK.value: pgettext_lazy("activities", "on track"),
    LATE_DELIVERABLES: gettext_lazy("late deliverables"),
}
SET_STATUS, MARK, ASK = "status", "mark", "ask"
AGENCY_FIGURES = ("", LATE, DUE_SOON, SILENT)
AGENCY_FIGURES_AT_THE_END = ("", LATE)


@dataclass(frozen=True)
class Choice:
    """What the address asks of the board; `total` is how many it lists, `reporter` a slug or LEADS_IN_TURN."""

    shown: str
    reporter: str
    reporter_name: str
    total: int
    page: int

    @classmethod
    def of(cls, query: QueryDict, table: BoardTable, bodies: Mapping[int, Organisation]) -> "Choice":
        shown = query.get("show", "")
        shown = shown if shown in (*LISTS, LATE_DELIVERABLES) else ""
        known: dict[str, int | None] = {body.slug: pk for pk, body in bodies.items()} | {LEADS_IN_TURN: None}
        reporter = query.get("reporter", "")
        reporter = reporter if reporter in known else ""
        mine = table.by_reporter.get(known[reporter], BoardTable(table.as_of, ())) if reporter else table
        total = mine.late_deliverables if shown == LATE_DELIVERABLES else mine.count(shown)
        wanted = whole_number(query.get("page", "")) or 1
        last = max(1, -(-total // ROWS))
        name = reporter_name(known[reporter], bodies) if reporter else ""
        return cls(shown, reporter, name, total, min(wanted, last))

    @property
    def narrows(self) -> bool:
        return bool(self.shown or self.reporter)

    @property
    def slice(self) -> slice:
        return slice((self.page - 1) * ROWS, self.page * ROWS)

    @property
    def query(self) -> str:
        """The board's own query, for those who come back to this list."""
        return _query(self.shown, self.reporter, self.page).strip("?").removesuffix("#list")

    @property
    def applied(self) -> list[dict[str, str]]:
        words = []
        if self.shown:
            words.append({"label": str(LIST_WORDS[self.shown]), "remove_url": _query("", self.reporter)})
        if self.reporter:
            words.append({"label": self.reporter_name, "remove_url": _query(self.shown, "")})
        return words

    @property
    def previous_url(self) -> str:
        return _query(self.shown, self.reporter, self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        return _query(self.shown, self.reporter, self.page + 1) if self.page * ROWS < self.total else ""

    @property
    def pages_words(self) -> str:
        first, last = self.slice.start + 1, min(self.slice.stop, self.total)
        if self.total <= ROWS:
            return ""
        return _("%(first)d to %(last)d of %(total)d") % {"first": first, "last": last, "total": self.total}

    @property
    def result(self) -> str:
        if self.shown == LATE_DELIVERABLES:
            return late_words(self.total)
        return ngettext("%(total)d activity", "%(total)d activities", self.total) % {"total": self.total}


def late_words(total: int) -> str:
    return ngettext("%(total)d late deliverable", "%(total)d late deliverables", total) % {"total": total}


def reporter_name(pk: int | None, bodies: Mapping[int, Organisation]) -> str:
    """`bodies` are those that the reader may see."""
    if pk is None:
        return _("The leads in turn")
    return bodies[pk].short_name if pk in bodies else _("An organisation that is not listed")


def agencies(table: BoardTable, plan: Plan, bodies: Mapping[int, Organisation]) -> list[dict[str, Any]]:
    """Each reporter's figures with their lists; those that the reader may not see in one row without lists."""
    keys = AGENCY_FIGURES_AT_THE_END if plan.is_closed else AGENCY_FIGURES
    seen = [
        _agency(mine, keys, reporter_name(pk, bodies), bodies[pk].slug if pk else LEADS_IN_TURN)
        for pk, mine in table.by_reporter.items()
        if pk is None or pk in bodies
    ]
    hidden = BoardTable(table.as_of, tuple(one for one in table.cells if one.reporter_id not in (None, *bodies)))
    return [*seen, _agency(hidden, keys, _("Organisations that are not listed"))] if hidden.cells else seen


def _agency(mine: BoardTable, keys: Iterable[str], name: str, slug: str = "") -> dict[str, Any]:
    figures = [
        {"key": key or "all", "number": mine.count(key), "url": _query(key, slug) if slug else ""} for key in keys
    ]
    return {"name": name, "figures": figures, "is_late": mine.count(LATE) > 0}


def row(
    activity: Any, plan: Plan, bodies: Mapping[int, Organisation], choice: Choice, acts: Collection[str]
) -> dict[str, Any]:
    """`activity` comes from queries.board with its annotations and open promises; `acts` are offered in the row."""
    title, language = translated_text(activity, "title", current_language())
    late, coming = late_and_coming(activity, plan)
    return {
        "priority": activity.priority,
        "code": activity.code,
        "title": title,
        "language": "" if language == current_language() else language,
        "url": reverse("workplan:activity", args=[plan.slug, activity.code]),
        "reporter": reporter_name(activity.reporter_id, bodies),
        "status": activity.status_then,
        "status_word": STATUS_WORDS[activity.status_then],
        "is_late": activity.is_late,
        "late": _late_words(late),
        "next": promise_in_words(coming[0]) if coming else "",
        "news": date_in_words(activity.news_then) if activity.news_then else "",
        "is_silent": activity.is_silent,
        "links": {act: url for act, url in _links(activity, plan, choice, [*late, *coming]).items() if act in acts},
    }


def late_row(item: Deliverable, plan: Plan, choice: Choice) -> dict[str, Any]:
    title, language = translated_text(item.activity, "title", current_language())
    days = (plan.board_day - item.due_on).days if item.due_on else 0
    return {
        "code": item.activity.code,
        "title": title,
        "language": "" if language == current_language() else language,
        "url": reverse("workplan:activity", args=[plan.slug, item.activity.code]),
        "position": item.position,
        "when": promise_in_words(item),
        "days": ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days},
        "mark_url": _mark_url(item, item.activity, plan, choice),
    }


def by_priority(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """A priority with late rows has a group of them and one of the others."""
    groups = groupby(rows, key=lambda one: (one.get("is_late", False), one["priority"]))
    return [{"priority": priority, "is_late": late, "rows": list(members)} for (late, priority), members in groups]


def _late_words(late: list[Deliverable]) -> str:
    if len(late) < 2:
        return promise_in_words(late[0]) if late else ""
    more = len(late) - 1
    sentence = ngettext("%(first)s and %(more)d more", "%(first)s and %(more)d more", more)
    return sentence % {"first": promise_in_words(late[0]), "more": more}


def _links(activity: Activity, plan: Plan, choice: Choice, promises: list[Deliverable]) -> dict[str, str]:
    place = [plan.slug, activity.code]
    back = f"?{urlencode({'back': choice.query})}"
    return {
        SET_STATUS: reverse("workplan:set_status", args=place) + back,
        MARK: _mark_url(promises[0], activity, plan, choice) if promises else "",
        ASK: reverse("workplan:ask_for_news", args=place) + back,
    }


def _mark_url(item: Deliverable, activity: Activity, plan: Plan, choice: Choice) -> str:
    back = f"?{urlencode({'back': choice.query})}"
    return reverse("workplan:mark_deliverable", args=[plan.slug, activity.code, item.position]) + back


def _query(shown: str, reporter: str, page: int = 1) -> str:
    """A list's address from the board itself."""
    parts = {"show": shown, "reporter": reporter, "page": str(page) if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in parts.items() if value})}#list"
