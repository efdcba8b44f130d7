"""The states of a plan, which may follow which, and what days and what address it can have."""

from datetime import date
from enum import StrEnum


class PlanState(StrEnum):
    DRAFT = "draft"
    ENDORSED = "endorsed"
    IN_FORCE = "in_force"
    CLOSED = "closed"


PLAN_TRANSITIONS: dict[PlanState, tuple[PlanState, ...]] = {
    PlanState.DRAFT: (PlanState.ENDORSED,),
    PlanState.ENDORSED: (PlanState.IN_FORCE,),
    PlanState.IN_FORCE: (PlanState.CLOSED,),
    PlanState.CLOSED: (),
}
EARLIEST_YEAR, LATEST_YEAR = 2018, 2100  # the Compact was adopted in December 2018
LONGEST_YEARS = 10
OTHER_PAGES = frozenset({"new", "board"})  # what stands beside the plans in the addresses


def is_plausible(starts_on: date, ends_on: date) -> bool:
    """Whether the days can be a plan's: not before the Compact, not for more than ten years."""
    within = starts_on.year >= EARLIEST_YEAR and ends_on.year <= LATEST_YEAR
    return within and ends_on.year - starts_on.year < LONGEST_YEARS


def can_move(current: PlanState, wanted: PlanState) -> bool:
    return wanted in PLAN_TRANSITIONS[current]
