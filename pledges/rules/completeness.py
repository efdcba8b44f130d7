"""What a pledge lacks. A submission is sent when it lacks nothing; a pledge from a public source may be incomplete."""

from collections.abc import Mapping
from typing import Any

from pledges.rules.kinds import Kind, needs_match, needs_partners
from pledges.rules.lengths import TEXT_LEAST, counted

REQUIRED = ("title", "text", "kind", "form", "concern", "stage", "reporter", "starts_on", "deadline", "measured")
"""Beside these: objectives or principles, and what its kind asks for."""


def missing(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields to be filled, in the order of the form; `values` by field of the pledge, several as a collection.

    A text under its least length is missing; of objectives and principles one is enough (`objectives` is named).
    """
    lacking = [name for name in REQUIRED if not values.get(name)]
    if "text" not in lacking and counted(values["text"]) < TEXT_LEAST:
        lacking.append("text")
    if not values.get("objectives") and not values.get("principles"):
        lacking.append("objectives")
    if values.get("kind"):
        lacking += _by_kind(Kind(values["kind"]), values)
    return tuple(lacking)


def _by_kind(kind: Kind, values: Mapping[str, Any]) -> list[str]:
    if needs_match(kind) and not values.get("matches") and not values.get("matches_number"):
        return ["matches"]
    if needs_partners(kind) and not values.get("partners"):
        return ["partners"]
    return []
