"""What can be said of who sits in the Liaison Table: complete, in parity, in balance, ending soon.

The founding document (2022) suggests parity and balance; nothing here elects or unseats anybody. What is not known
is said to be not known: a seat without a mandate is vacant here, and of who told no gender nothing follows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WOMAN = "woman"
KEPT, NOT_KEPT, UNKNOWN = "kept", "not_kept", "unknown"
ENDING_WITHIN = timedelta(days=90)


@dataclass(frozen=True)
class SeatHeld:
    """`pair` is the number of a Working Table, none of an agency. `subregion` and `kind` are those that the
    organisation shows to the world, and empty where it shows none."""

    pair: int | None
    until: date | None
    gender: str = ""
    subregion: str = ""
    kind: str = ""


def parity_of_pair(genders: Iterable[str]) -> str:
    """Different genders and one a woman; not known while one of the two is vacant or told nothing."""
    told = list(genders)
    if len(told) < 2 or not all(told):
        return UNKNOWN
    return KEPT if len(set(told)) > 1 and WOMAN in told else NOT_KEPT


def parity_of_all(genders: Iterable[str]) -> str:
    """At least half are women; not known while those who told nothing could turn it."""
    told = list(genders)
    women, silent = told.count(WOMAN), told.count("")
    if not told:
        return UNKNOWN
    if 2 * women >= len(told):
        return KEPT
    return UNKNOWN if 2 * (women + silent) >= len(told) else NOT_KEPT


def ending_soon(held: Iterable[SeatHeld], today: date) -> list[SeatHeld]:
    """Those whose term ends within 90 days, the first before."""
    soon = [one for one in held if one.until and today < one.until <= today + ENDING_WITHIN]
    return sorted(soon, key=lambda one: (one.until or today, one.pair or 0))


@dataclass(frozen=True)
class Balance:
    """Of the organisations whose delegates sit: by what they show; of `untold` nothing more is said."""

    told: Mapping[str, int]
    untold: int


def balance(values: Iterable[str]) -> Balance:
    counted = Counter(values)
    untold = counted.pop("", 0)
    return Balance(dict(sorted(counted.items())), untold)
