"""What the global Hub asks of a practice, in its order.

Not checked against the Hub's own Word template, which is for those who sign in there: the order is that of the
practices published in its Repository of Practices, as we know it. Whoever has the template corrects the order here,
and nowhere else.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class HubPart(StrEnum):
    OBJECTIVES = "objectives"
    PRINCIPLES = "principles"
    DATES = "dates"
    SCOPE = "scope"
    COUNTRIES = "countries"
    SUMMARY = "summary"
    IMPLEMENTERS = "implementers"
    PARTNERS = "partners"
    DETAILS = "details"
    AUDIENCE = "audience"
    COST = "cost"
    LEGAL_INSTRUMENT = "legal_instrument"
    IMPACT = "impact"
    LESSONS = "lessons"
    RECOMMENDATIONS = "recommendations"
    INNOVATION = "innovation"
    RESOURCES = "resources"


NOT_ASKED = frozenset({HubPart.INNOVATION})
"""What the Hub asks and we do not: left for whoever sends the form."""

FROM_TEXTS: Mapping[HubPart, tuple[str, ...]] = {
    HubPart.SUMMARY: ("summary",),
    HubPart.DETAILS: ("problem", "done"),
    HubPart.IMPACT: ("results", "evidence"),
    HubPart.LESSONS: ("lessons",),
    HubPart.RECOMMENDATIONS: ("copyable",),
    HubPart.RESOURCES: ("resources",),
}
"""The parts that are answered by words of the practice, which stand in its language, each in this order."""


def filled(facts: Mapping[HubPart, list[str]], texts: Mapping[str, str]) -> list[tuple[HubPart, list[str], bool]]:
    """Each part in order with its paragraphs (none: not known), and whether they are words of the practice."""
    parts: list[tuple[HubPart, list[str], bool]] = []
    for part in HubPart:
        names = FROM_TEXTS.get(part, ())
        words = [line for name in names for line in _paragraphs(texts.get(name, ""))]
        parts.append((part, words or list(facts.get(part, ())), bool(words)))
    return parts


def _paragraphs(text: Any) -> list[str]:
    return [line.strip() for line in str(text).splitlines() if line.strip()]
