"""What a good practice says, and what is said of its single facts and texts."""

from collections.abc import Mapping
from enum import StrEnum


class Level(StrEnum):
    REGIONAL = "regional"
    NATIONAL = "national"
    LOCAL = "local"


class Population(StrEnum):
    """With whom a practice works."""

    EVERYBODY = "everybody"
    CHILDREN = "children"
    WOMEN = "women"
    WORKERS = "workers"
    FAMILIES = "families"
    IN_TRANSIT = "in_transit"
    RETURNED = "returned"
    UNDOCUMENTED = "undocumented"
    DISPLACED = "displaced"
    INDIGENOUS = "indigenous"
    LGBTIQ = "lgbtiq"
    DISABILITIES = "disabilities"
    DIASPORA = "diaspora"


class HubState(StrEnum):
    """Where it stands on the way to the global Network's hub of practices."""

    NONE = ""
    SENT = "sent"
    PUBLISHED = "published"


class Mark(StrEnum):
    """How a fact is known where its source does not say it plainly."""

    INFERRED = "inferred"
    FILED_BY_GFMD = "filed_by_gfmd"


TEXTS = ("summary", "done", "results", "evidence", "copyable", "problem", "lessons", "resources")
"""In the order of the page: what was done before the context."""
FACTS = ("level", "implementers", "populations", "objectives", "countries", "year", "cost", "legal_instrument")


def unknown_facts(known: Mapping[str, object]) -> tuple[str, ...]:
    """Those of the facts and texts that nobody told us; `known` holds each by its name."""
    return tuple(name for name in (*FACTS, *TEXTS) if not known.get(name))


def lines_of(text: str) -> list[str]:
    """What can be copied is a list, one thing a line, however it was marked."""
    lines = (line.strip().lstrip("-*•·").strip() for line in text.splitlines())
    return [line for line in lines if line]
