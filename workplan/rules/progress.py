"""What is late, due, silent and done, on plain values.

The lists of the plan count the same in SQL (`queries/board.py`, `queries/progress.py`): `is_late`, `due_soon`,
`is_silent`, `progress` and `counts_by_status` are what the tests hold that SQL against, and change with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workplan.rules.plans import PlanState
from workplan.rules.status import Status, is_settled
from workplan.rules.windows import Window, due

DUE_SOON_DAYS = 90
SILENT_DAYS = 90


@dataclass(frozen=True)
class PlanFacts:
    """`in_force_since` is the day the plan took effect; where unknown, `starts_on` stands for it."""

    state: PlanState
    starts_on: date
    ends_on: date
    in_force_since: date | None = None

    @property
    def force_begins(self) -> date:
        return self.in_force_since or self.starts_on


@dataclass(frozen=True)
class DeliverableFacts:
    window: Window
    done_on: date | None = None

    def is_done(self, as_of: date) -> bool:
        return self.done_on is not None and self.done_on <= as_of


@dataclass(frozen=True)
class ActivityFacts:
    code: str
    status: Status
    deliverables: tuple[DeliverableFacts, ...] = ()
    news: tuple[date, ...] = ()

    def heard_on(self, as_of: date) -> date | None:
        """The day of the last news that was known on that day."""
        return max((day for day in self.news if day <= as_of), default=None)


@dataclass(frozen=True)
class Progress:
    """`done` of the `promised` by now; `ahead` are done before they were due and in neither figure; `later` of the
    promised were done after the day that the figures speak of."""

    done: int
    promised: int
    ahead: int = 0
    later: int = 0


def board_day(plan: PlanFacts, today: date) -> date:
    """The day a board speaks of: today, or a closed plan's last day."""
    return plan.ends_on if plan.state is PlanState.CLOSED else today


def was_in_force(plan: PlanFacts, day: date) -> bool:
    """A closed plan was in force until its last day, which is the day its board speaks of."""
    if plan.state is PlanState.IN_FORCE:
        return plan.force_begins <= day
    return plan.state is PlanState.CLOSED and plan.force_begins <= day <= plan.ends_on


def late_deliverables(activity: ActivityFacts, plan: PlanFacts, as_of: date) -> tuple[DeliverableFacts, ...]:
    """Dated ones whose due day has passed undone; none outside the plan's force, none once settled."""
    if not was_in_force(plan, as_of):
        return ()
    return tuple(item for item in _open(activity, as_of) if _due_before(item, as_of))


def is_late(activity: ActivityFacts, plan: PlanFacts, as_of: date) -> bool:
    return bool(late_deliverables(activity, plan, as_of))


def due_soon(activity: ActivityFacts, as_of: date, days: int = DUE_SOON_DAYS) -> tuple[DeliverableFacts, ...]:
    """Undone ones due from `as_of` to `days` later, both included."""
    horizon = as_of + timedelta(days=days)
    return tuple(
        item
        for item in _open(activity, as_of)
        if not _due_before(item, as_of) and _due_before(item, horizon + timedelta(days=1))
    )


def is_silent(activity: ActivityFacts, plan: PlanFacts, as_of: date, days: int = SILENT_DAYS) -> bool:
    """No news for `days` days; without any news ever, counted from the day the plan took effect."""
    if is_settled(activity.status) or not was_in_force(plan, as_of):
        return False
    since = activity.heard_on(as_of) or plan.force_begins
    return (as_of - since).days >= days


def progress(activities: Iterable[ActivityFacts], plan: PlanFacts, as_of: date) -> Progress:
    """Deliverables done of those promised by `as_of`; an undated one is promised for the plan's end.

    A cancelled activity's deliverables stay promised: cancelling does not improve the figure.
    """
    items = [item for activity in activities for item in activity.deliverables]
    promised = [item for item in items if (due(item.window) or plan.ends_on) <= as_of]
    done = sum(item.is_done(as_of) for item in promised)
    ahead = sum(item.is_done(as_of) for item in items) - done
    later = sum(item.done_on is not None for item in promised) - done
    return Progress(done, len(promised), ahead=ahead, later=later)


def counts_by_status(activities: Iterable[ActivityFacts]) -> dict[Status, int]:
    """Every status in its order, those that nobody has included."""
    counts = dict.fromkeys(Status, 0)
    for activity in activities:
        counts[activity.status] += 1
    return counts


def _open(activity: ActivityFacts, as_of: date) -> tuple[DeliverableFacts, ...]:
    if is_settled(activity.status):
        return ()
    return tuple(item for item in activity.deliverables if not item.is_done(as_of))


def _due_before(item: DeliverableFacts, day: date) -> bool:
    last = due(item.window)
    return last is not None and last < day
