"""How often bodies owe it to meet, and what of a year is planned and held: plain values.

The founding document of the Mechanism: Working Tables and the Liaison Table meet every three months, and talk with
other actors 'biannually', which a setting reads as a number a year. The work plan: the Network meets in May, August,
November and February. National networks: twice a year.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ORDINARY, EXTRAORDINARY, DIALOGUE = "ordinary", "extraordinary", "dialogue"
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
MISSED, TO_COME = "missed", "to_come"
QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))
HALVES = ((1, 6), (7, 12))
MONTHS_OF_THE_NETWORK = ((2, 2), (5, 5), (8, 8), (11, 11))
MEETS_IN = {
    "working_table": QUARTERS,
    "liaison_table": QUARTERS,
    "network": MONTHS_OF_THE_NETWORK,
    "national_network": HALVES,
}
"""Of a kind of body the months, first and last, in each of which one ordinary meeting is owed."""
TALKS_WITH_OTHERS = ("working_table", "liaison_table")


@dataclass(frozen=True)
class MeetingDay:
    """A meeting as far as the count needs it."""

    day: date
    kind: str
    state: str


@dataclass(frozen=True)
class Span:
    """From `first` to `last` so many are owed: `planned` and `held` are those that fall within it."""

    first: date
    last: date
    is_dialogue: bool
    owed: int
    planned: int
    held: int

    def state(self, today: date) -> str:
        """What is owed is held, or planned; the time for it is over, or still to come."""
        if self.held >= self.owed:
            return HELD
        if self.last < today:
            return MISSED
        return PLANNED if self.held + self.planned >= self.owed else TO_COME


def spans_of_year(kind: str, year: int, meetings: Iterable[MeetingDay], dialogues: int) -> list[Span]:
    """What a body of this kind owes in a year, in order, its `dialogues` of the whole year last; empty where nothing
    is laid down. Extraordinary meetings come on top and count for nothing that is owed."""
    counted = [one for one in meetings if one.state != CANCELLED]
    spans = [
        _span(date(year, first, 1), _last_day(year, last), ORDINARY, 1, counted)
        for first, last in MEETS_IN.get(kind, ())
    ]
    if kind in TALKS_WITH_OTHERS and dialogues:
        spans.append(_span(date(year, 1, 1), date(year, 12, 31), DIALOGUE, dialogues, counted))
    return spans


def _span(first: date, last: date, kind: str, owed: int, meetings: list[MeetingDay]) -> Span:
    states = [one.state for one in meetings if one.kind == kind and first <= one.day <= last]
    return Span(first, last, kind == DIALOGUE, owed, states.count(PLANNED), states.count(HELD))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
