"""What the co-chairs' board counts and lists. The definitions are those of rules/progress.py, said in SQL."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from workplan.models import Activity, Deliverable, Plan
from workplan.queries.activities import with_status_then
from workplan.queries.news import with_news_then
from workplan.rules.progress import DUE_SOON_DAYS, SILENT_DAYS, was_in_force
from workplan.rules.status import SETTLED, Status

LATE, DUE_SOON, SILENT = "late", "due_soon", "silent"
LISTS = (LATE, DUE_SOON, SILENT, *(status.value for status in Status))
_SHOWN = ("plan_id", "code", "schedule_kind", "schedule_value", *(f"title_{code}" for code in LANGUAGE_SUFFIXES))
LEADS_IN_TURN = "in-turn"
"""Stands for 'no one organisation reports' where an organisation's slug would."""


@dataclass(frozen=True)
class BoardCell:
    """So many `activities` that are alike in all that the board counts, with so many deliverables in all whose day
    has passed undone."""

    reporter_id: int | None
    status: str
    late: bool
    due_soon: bool
    silent: bool
    activities: int
    late_deliverables: int

    def belongs_to(self, shown: str) -> bool:
        match shown:
            case "":
                return True
            case "late":
                return self.late
            case "due_soon":
                return self.due_soon
            case "silent":
                return self.silent
        return self.status == shown


@dataclass(frozen=True)
class BoardTable:
    """The whole plan in one small table, from which every figure of the board is a sum."""

    as_of: date
    cells: tuple[BoardCell, ...]

    def count(self, shown: str = "") -> int:
        return sum(cell.activities for cell in self.cells if cell.belongs_to(shown))

    @cached_property
    def by_reporter(self) -> dict[int | None, "BoardTable"]:
        """A table each (None: the leads in turn); the most late first, then the most silent, then the largest."""
        cells: dict[int | None, list[BoardCell]] = {}
        for cell in self.cells:
            cells.setdefault(cell.reporter_id, []).append(cell)
        tables = [(pk, BoardTable(self.as_of, tuple(mine))) for pk, mine in cells.items()]
        weight = {pk: [-table.count(shown) for shown in (LATE, SILENT, "")] for pk, table in tables}
        return dict(sorted(tables, key=lambda one: (*weight[one[0]], one[0] or 0)))

    @property
    def late_deliverables(self) -> int:
        return sum(cell.late_deliverables for cell in self.cells if cell.late)


def board_table(plan: Plan) -> BoardTable:
    """One query, however many activities."""
    kinds = ("reporter_id", "status_then", "is_late", "is_due_soon", "is_silent")
    counts = {"activities": Count("pk", distinct=True), "late_deliverables": Count("late_one")}
    late_one = FilteredRelation("deliverables", condition=_late(plan.board_day, "deliverables__"))
    counted = _counted(_as_known_then(plan).annotate(late_one=late_one), plan, ~Q(late_one=None))
    rows = counted.order_by().values_list(*kinds).annotate(**counts)
    return BoardTable(plan.board_day, tuple(BoardCell(*row) for row in rows))


def board_activities(plan: Plan) -> Any:
    """Every current activity as the board's day knows it: `status_then`, `news_then`, `is_late`, `is_due_soon`,
    `is_silent` and `next_due_on`, the due day of its oldest open promise."""
    undone = Deliverable.objects.filter(_undone(plan.board_day), activity=OuterRef("pk"))
    oldest = undone.exclude(due_on=None).order_by("due_on").values("due_on")[:1]
    return _each(plan).annotate(next_due_on=Subquery(oldest))


def _each(plan: Plan) -> Any:
    late = Deliverable.objects.filter(_late(plan.board_day), activity=OuterRef("pk"))
    return _counted(_as_known_then(plan), plan, Exists(late.order_by()))


def _counted(activities: Any, plan: Plan, has_late_one: Any) -> Any:
    """As `board_activities`; what a query does not read of it costs nothing."""
    day, facts = plan.board_day, plan.facts
    running, open_then = was_in_force(facts, day), _open_then()
    undone = Deliverable.objects.filter(_undone(day), activity=OuterRef("pk")).order_by()
    due_soon = undone.filter(due_on__gte=day, due_on__lte=day + timedelta(days=DUE_SOON_DAYS))
    quiet_since = day - timedelta(days=SILENT_DAYS)
    begins = Value(facts.force_begins, output_field=DateField())
    return (
        with_news_then(activities, plan.states_until)
        .annotate(heard_on=Coalesce("news_then", begins))
        .annotate(
            is_late=_yes(open_then & has_late_one, when=running),
            is_due_soon=_yes(open_then & Exists(due_soon), when=True),
            is_silent=_yes(open_then & Q(heard_on__lte=quiet_since), when=running),
        )
    )


def board_list(plan: Plan, shown: str = "", reporter: str = "") -> Any:
    """The activities behind one figure: the late ones first, then the others, each by priority.

    `shown` is one of LISTS, `reporter` a slug or LEADS_IN_TURN; empty: all.
    """
    activities = _each(plan).select_related("priority").only(*_SHOWN, "priority", "reporter_id", "last_news_on")
    conditions = {LATE: Q(is_late=True), DUE_SOON: Q(is_due_soon=True), SILENT: Q(is_silent=True)}
    if shown:
        activities = activities.filter(conditions.get(shown, Q(status_then=shown)))
    if reporter:
        activities = activities.filter(_reported_by(reporter))
    return activities.order_by("-is_late", "priority__group", "priority__number", "position", "id")


def with_open_promises(activities: Any, plan: Plan) -> Any:
    """Each activity with `open_promises`, its undone deliverables in order of time; undated ones last."""
    undone = Deliverable.objects.filter(_undone(plan.board_day))
    in_order = undone.order_by(F("due_on").asc(nulls_last=True), "position")
    return activities.prefetch_related(Prefetch("deliverables", in_order, to_attr="open_promises"))


def late_and_coming(activity: Any, plan: Plan) -> tuple[list[Deliverable], list[Deliverable]]:
    """The open promises of an activity of `with_open_promises`: those that are late, and those still to come."""
    if activity.status_then in SETTLED:
        return [], []
    passed = [item for item in activity.open_promises if item.due_on and item.due_on < plan.board_day]
    return passed if activity.is_late else [], [item for item in activity.open_promises if item not in passed]


def late_deliverables(plan: Plan, reporter: str = "") -> Any:
    """Dated promises whose day has passed undone, oldest first, of activities that are not settled."""
    day = plan.board_day
    if not was_in_force(plan.facts, day):
        return Deliverable.objects.none()
    settled = _as_known_then(plan).exclude(_open_then()).values("pk")
    late = Deliverable.objects.current().filter(_late(day), activity__plan=plan).exclude(activity__in=settled)
    if reporter:
        late = late.filter(_reported_by(reporter, "activity__"))
    shown = ("activity", "position", "precision", "starts_on", "due_on", *(f"activity__{one}" for one in _SHOWN))
    return late.select_related("activity").only(*shown).order_by("due_on", "activity__position", "position")


def _as_known_then(plan: Plan) -> Any:
    return with_status_then(Activity.objects.current().filter(plan=plan), plan.states_until)


def _open_then() -> Q:
    return ~Q(status_then__in=[status.value for status in SETTLED])


def _reported_by(reporter: str, of: str = "") -> Q:
    return Q(**{f"{of}reporter": None} if reporter == LEADS_IN_TURN else {f"{of}reporter__slug": reporter})


def _undone(day: date, of: str = "") -> Q:
    return Q(**{f"{of}done_on": None}) | Q(**{f"{of}done_on__gt": day})


def _late(day: date, of: str = "") -> Q:
    """Of a deliverable: `of` is the way to it."""
    return _undone(day, of) & Q(**{f"{of}due_on__lt": day})


def _yes(condition: Any, *, when: bool) -> Any:
    if not when:
        return Value(False)
    return Case(When(condition, then=Value(True)), default=Value(False))
