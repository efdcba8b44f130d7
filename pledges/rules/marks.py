"""What is said of single fields of a pledge that came from a public source."""

from enum import StrEnum


class Mark(StrEnum):
    """The source says it only between the lines; our words for its words; the year in which it was recorded here."""

    INFERRED = "inferred"
    PARAPHRASED = "paraphrased"
    RECORDED = "recorded"


MARKABLE = (
    "year",
    "title",
    "text",
    "measured",
    "language",
    "kind",
    "form",
    "concern",
    "stage",
    "organisation",
    "partners",
    "reporter",
    "objectives",
    "principles",
    "countries",
    "starts_on",
    "deadline",
    "matches",
    "activity",
)
