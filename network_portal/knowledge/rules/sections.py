"""A practice is written in sections that save themselves; each field stands in one of them."""

from collections.abc import Iterable, Mapping
from typing import Any

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "about": ("language", "title", "summary"),
    "done": ("done", "results", "evidence", "copyable"),
    "context": ("problem", "lessons", "resources"),
    "where-and-when": ("countries", "level", "populations", "year_from", "year_to"),
    "objectives": ("objectives", "principles"),
    "who-and-how-much": ("implementer_names", "cost", "currency", "legal_instrument", "source"),
}
REQUIRED = (
    *("title", "summary", "done", "results", "evidence", "copyable", "problem"),
    *("countries", "level", "populations", "year_from", "objectives"),
)


def says_something(section: str, values: Mapping[str, Any]) -> bool:
    """Whether somebody wrote in it: each practice that begins has a language."""
    return any(values.get(name) for name in SECTIONS[section] if name != "language")


def needed(base: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields without which it cannot be sent, in the order of the form; of a change those alone that the practice
    fills, for what nobody knows may stay unknown."""
    return tuple(name for name in REQUIRED if not base or base.get(name))


def missing(values: Mapping[str, Any], base: Mapping[str, Any]) -> tuple[str, ...]:
    """Those that are still to be filled."""
    return tuple(name for name in needed(base) if not values.get(name))


def by_section(fields: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each section with those of these fields that stand in it."""
    wanted = set(fields)
    return {section: tuple(name for name in names if name in wanted) for section, names in SECTIONS.items()}
