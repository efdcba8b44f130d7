"""Terms of office: `[start, end)`, ended earlier or not; how long one lasts, and how many may follow each other.

Representatives sit for one year, with one immediate re-election for one year (founding document of the Mechanism,
architecture, 2022); the rest are the rules of elections.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_IN_A_ROW = 2
MONTHS_OF_A_TERM, MONTHS_NOT_COUNTED = 12, 6


def is_in_office(starts_on: date, ends_on: date, ended_on: date | None, day: date) -> bool:
    """The last day of a term is the one before `ends_on`; who ended earlier held it until the day before `ended_on`."""
    return starts_on <= day < min(ends_on, ended_on or ends_on)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the first of the next month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month == 11), (month + 1) % 12 + 1, 1)


def term_end(starts_on: date) -> date:
    """The first day after a whole term: one that began on 29 February ends with 28 February, so on 1 March."""
    return months_after(starts_on, MONTHS_OF_A_TERM)


@dataclass(frozen=True, order=True)
class Term:
    """One person in one office of one table. `is_remainder`: an alternate who stepped up for the rest of a term."""

    starts_on: date
    ends_on: date
    ended_on: date | None = None
    is_remainder: bool = False

    @property
    def until(self) -> date:
        """The first day without it."""
        return min(self.ends_on, self.ended_on or self.ends_on)

    @property
    def was_held(self) -> bool:
        return self.starts_on < self.until

    @property
    def counts(self) -> bool:
        """The remainder of a term counts as one where it is longer than six months; a term that ended early counts."""
        return not self.is_remainder or self.ends_on > months_after(self.starts_on, MONTHS_NOT_COUNTED)

    def overlaps(self, other: "Term") -> bool:
        return self.starts_on < other.until and other.starts_on < self.until

    def is_apart_from(self, later: "Term") -> bool:
        """Whether one full term lies between them."""
        return later.starts_on >= term_end(self.until)


def may_hold(held: Iterable[Term], wanted: Term) -> bool:
    """Whether the person may hold `wanted` beside all that they hold or held of the same office in the same table.

    At most two terms in a row, then one full term apart: after two, not even for a remainder that would not count.
    """
    counted, last = 0, None
    for term in sorted([*(one for one in held if one.was_held), wanted], key=lambda one: one.starts_on):
        if last and last.is_apart_from(term):
            counted = 0
        if counted >= MOST_IN_A_ROW:
            return False
        counted, last = counted + term.counts, term
    return True


def free_again_on(held: Iterable[Term]) -> date | None:
    """The first day on which one full term lies behind the last that was held."""
    ends = [one.until for one in held if one.was_held]
    return term_end(max(ends)) if ends else None
