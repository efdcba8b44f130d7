"""Which table coordinates the Technical Table: one for a quarter, then the next one does (June 2023)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

TABLES = (1, 2, 3, 4)


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


KNOWN = {Quarter(2023, 1): 1}
"""Working Table 1 in the first quarter of 2023 (Key milestones and progress, June 2023); of others no source tells."""


def table_after(number: int) -> int:
    return TABLES[(TABLES.index(number) + 1) % len(TABLES)]


def proposed(turns: Mapping[Quarter, int], first: Quarter, many: int) -> dict[Quarter, int | None]:
    """Of so many quarters whose turn is set, or would follow the turn right before; none where none is known."""
    rota: dict[Quarter, int | None] = {}
    quarter, before = first, turns.get(_before(first))
    for _place in range(many):
        rota[quarter] = before = turns.get(quarter) or (table_after(before) if before else None)
        quarter = quarter.next
    return rota


def _before(quarter: Quarter) -> Quarter:
    return Quarter(quarter.year - 1, 4) if quarter.number == 1 else Quarter(quarter.year, quarter.number - 1)
