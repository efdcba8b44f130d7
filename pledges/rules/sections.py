"""A submission is written in sections that save themselves; each field stands in one of them."""

from collections.abc import Iterable, Mapping

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "about": ("concern", "title", "kind", "matches", "matches_number", "form"),
    "text": ("language", "text"),
    "who": ("partners", "reporter"),
    "objectives-and-countries": ("objectives", "principles", "countries"),
    "when-and-measured": ("starts_on", "deadline", "measured", "stage"),
    "attachment": ("attachment",),
    "registry": ("global_number", "global_address", "activity"),
}
OF_NEW_ONES = frozenset({"stage"})
"""What only a new pledge says: the stage of a published one follows from its updates."""


def fields_of(section: str, *, is_change: bool) -> tuple[str, ...]:
    return tuple(name for name in SECTIONS[section] if not (is_change and name in OF_NEW_ONES))


def by_section(fields: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each section with those of these fields that stand in it."""
    wanted = set(fields)
    return {section: tuple(name for name in names if name in wanted) for section, names in SECTIONS.items()}


def changed(base: Mapping[str, object], values: Mapping[str, object]) -> dict[str, object]:
    """What a change says anew; what was published meanwhile by others stays in all it does not speak of."""
    return {name: value for name, value in values.items() if value != base.get(name)}
