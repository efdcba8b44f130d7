"""What joining the Mechanism asks, in steps that save themselves; on plain values.

The founding document of the Mechanism (February 2022) wants neither legal personality nor papers nor a web site of who
joins: nothing is asked that is not needed to seat an organisation and to reach it.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

STEPS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("name", "acronym", "language", "kind", "where"),
    "work": ("objectives", "subregion", "sectors", "languages", "networks", "accreditation"),
    "tables": ("tables",),
    "safety": ("at_risk", "alias"),
}
OF_THE_ACCOUNT = ("email", "password")
REQUIRED = ("name", "language", "kind", "where", "objectives", "tables", "at_risk")
MOST_REQUIRED = 9
"""Answers that anybody has to give, those of the account among them."""
YES, NO = "yes", "no"
REGIONAL, OUTSIDE = "regional", "outside"
CHOOSE_SUBREGION = ("BLZ", "GUY", "SUR")
"""Countries that the schemes of subregions place differently."""

REMINDED_AFTER, CO_CHAIRS_TOLD_AFTER = timedelta(days=7), timedelta(days=21)
WARNED_AFTER, UNFINISHED_KEPT = timedelta(days=60), timedelta(days=90)
UNCONFIRMED_KEPT = timedelta(days=30)


def missing(values: Mapping[str, Any]) -> tuple[str, ...]:
    """In the order of the steps; who asks to be protected needs an alias."""
    lacking = [name for names in STEPS.values() for name in names if name in REQUIRED and not values.get(name)]
    if values.get("at_risk") == YES and not str(values.get("alias") or "").strip():
        lacking.append("alias")
    return tuple(lacking)


def by_step(fields: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each step with those of these fields that stand in it."""
    wanted = set(fields)
    return {step: tuple(name for name in names if name in wanted) for step, names in STEPS.items()}


def first_unfinished(values: Mapping[str, Any]) -> str:
    """Where a person goes on; empty where nothing lacks."""
    lacking = by_step(missing(values))
    return next((step for step, names in lacking.items() if names), "")


def says_something(step: str, values: Mapping[str, Any]) -> bool:
    return any(values.get(name) for name in STEPS[step])


def suggested(objectives: Iterable[int], remits: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
    """By number each table in whose remit some of these objectives are, with them; `remits` by table."""
    chosen = set(objectives)
    found = {table: sorted(chosen & set(remit)) for table, remit in remits.items()}
    return {table: numbers for table, numbers in found.items() if numbers}
