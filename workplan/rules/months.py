"""The months of a plan's year."""

from collections.abc import Iterable


def in_plan_order(months: Iterable[int], rounds: Iterable[int]) -> tuple[int, ...]:
    """Months of meetings so that each follows its round: rounds 4 6 9 12 give 5 8 11 2.

    Rounds go from January on; the first meeting is the first month after the first round's.
    """
    first = min(rounds, default=0)
    return tuple(sorted(set(months), key=lambda month: (month - first - 1) % 12))
