"""The offices of a body, and how many hold each at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

SECRETARY, PRINCIPAL, ALTERNATE = "secretary", "principal_delegate", "alternate_delegate"
PLACES: Mapping[str, int] = MappingProxyType({SECRETARY: 1, PRINCIPAL: 2, ALTERNATE: 2})
"""Each Working Table designates two representatives (founding document of the Mechanism, 2022)."""
OF_WORKING_TABLES = ("working_table",)
LIMITED = (PRINCIPAL, ALTERNATE)
"""The offices of Working Tables that lead to the Liaison Table: at most two terms in a row."""


@dataclass(frozen=True)
class MandateTold:
    """A mandate decided elsewhere: `minutes` are the words or the reference by which that meeting's are found.

    `ends_on` is the first day without it; a whole term where nothing is said.
    """

    office: str
    starts_on: date
    decided_on: date
    minutes: str
    ends_on: date | None = None


def is_limited(kind: str, office: str) -> bool:
    return kind in OF_WORKING_TABLES and office in LIMITED
