"""What counts as an adjustment of a plan that was endorsed: its schedule and its scope, never a mended word."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Aspect(StrEnum):
    SCHEDULE = "schedule"
    SCOPE = "scope"


SCHEDULE = ("schedule_kind", "schedule_value")
FIELDS = {
    Aspect.SCHEDULE: (*SCHEDULE, "deliverables"),
    Aspect.SCOPE: ("priority", "objectives", "implementing", "supporting", "support_kind"),
}


def adjusted(changes: Mapping[str, Any]) -> tuple[Aspect, ...]:
    """Which aspects the changed fields touch; titles, codes, references and who reports are corrections."""
    return tuple(aspect for aspect, names in FIELDS.items() if any(name in changes for name in names))


def part_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What an adjustment keeps, before and after: the fields that differ, and a schedule's kind with its dates, of
    which one says nothing without the other."""
    names = [name for fields in FIELDS.values() for name in fields]
    differ = {name for name in names if before[name] != after[name]}
    if differ & set(SCHEDULE):
        differ |= set(SCHEDULE)
    return {name: [before[name], after[name]] for name in names if name in differ}
