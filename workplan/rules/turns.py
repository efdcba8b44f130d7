"""Whose turn it is to report where the leads of an activity report in turn."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def whose_turn(leads: Sequence[T], round_number: int) -> T | None:
    """The leads in the plan's order, one a round; `round_number` counts the plan's rounds from 0."""
    return leads[round_number % len(leads)] if leads else None
