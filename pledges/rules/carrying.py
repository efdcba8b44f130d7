"""Which activities may carry a pledge: page, verb and import ask here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Carrier:
    """An activity as a carrier of pledges; `is_example`: of an invented plan."""

    is_retired: bool
    is_example: bool


def why_not_carry(carrier: Carrier, *, is_example: bool) -> str:
    """The code of what forbids it to carry such a pledge, or an empty text. An invented plan and real pledges never
    meet: what is invented is removed, with all that hangs on it."""
    if carrier.is_retired:
        return "activity_carries_none"
    return "" if carrier.is_example == is_example else "activity_of_examples"
