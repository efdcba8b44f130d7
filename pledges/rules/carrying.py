"""Which activities may carry a pledge: page, verb and import ask here."""

from collections.abc import Set
from dataclasses import dataclass

from workplan.rules.plans import PlanState

TAKEN_UP: Set[str] = frozenset({PlanState.IN_FORCE})
TOLD_OF = TAKEN_UP | {PlanState.CLOSED}
"""Plans whose activities carry a pledge from now on, and those of which a file may tell that they did."""


@dataclass(frozen=True)
class Carrier:
    """An activity as a carrier of pledges; `is_example`: of an invented plan."""

    plan_state: str
    is_retired: bool
    is_example: bool


def why_not_carry(carrier: Carrier, *, is_example: bool, plans: Set[str] = TAKEN_UP) -> str:
    """The code of what forbids it to carry such a pledge, or an empty text. Of an activity whose plan is to come nobody
    asks yet, nor of its pledge. An invented plan and real pledges never meet: what is invented is removed, with all
    that hangs on it."""
    if carrier.is_retired:
        return "activity_carries_none"
    if carrier.plan_state not in plans:
        return "activity_not_in_force"
    return "" if carrier.is_example == is_example else "activity_of_examples"
