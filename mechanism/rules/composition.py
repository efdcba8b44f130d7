"""The Liaison Table: 8 representatives of the tables, 2 United Nations agencies (founding document, architecture)."""

from collections.abc import Mapping
from dataclasses import dataclass

REPRESENTATIVES, AGENCIES = 2, 2
"""Of each Working Table; of the Working Group on Civil Society."""


@dataclass(frozen=True)
class Composition:
    """`filled` by the number of each Working Table, and how many agencies sit; more than the seats count as full."""

    filled: Mapping[int, int]
    agencies: int

    @property
    def seats(self) -> int:
        return REPRESENTATIVES * len(self.filled) + AGENCIES

    @property
    def taken(self) -> int:
        return sum(min(many, REPRESENTATIVES) for many in self.filled.values()) + min(self.agencies, AGENCIES)

    @property
    def is_complete(self) -> bool:
        return self.taken == self.seats
