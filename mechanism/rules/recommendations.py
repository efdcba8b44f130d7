"""The way of a recommendation: drafted, endorsed, addressed, answered, followed up; or withdrawn."""

from enum import StrEnum

MOST_TITLE, MOST_WORDS, MOST_SOURCE = 200, 6000, 300


NO_SINGLE_BODY = ("un-regional-network-on-migration-lac", "united-nations-system")
"""Rows of the registry of pledges that stand for many: the Network is addressed by itself, the whole system never."""


class RecommendationState(StrEnum):
    DRAFT = "draft"
    ENDORSED = "endorsed"
    ADDRESSED = "addressed"
    ANSWERED = "answered"
    FOLLOWED = "followed"
    WITHDRAWN = "withdrawn"


PUBLIC = (
    RecommendationState.ENDORSED,
    RecommendationState.ADDRESSED,
    RecommendationState.ANSWERED,
    RecommendationState.FOLLOWED,
)
"""In their order."""


class Stance(StrEnum):
    """What an addressee says to it."""

    ACCEPTS = "accepts"
    IN_PART = "in_part"
    CONSIDERS = "considers"
    DECLINES = "declines"
    OTHER = "other"


def is_public(state: str) -> bool:
    return state in PUBLIC


def reached(state: str, step: RecommendationState) -> RecommendationState:
    """The state of a public one after a step: it never goes back, so that an answer that came after a follow-up
    leaves it followed up."""
    return max(RecommendationState(state), step, key=PUBLIC.index)


def reference_of(table: int, year: int, taken: int) -> str:
    """`taken` is the highest number that the table gave in this year, 0 where it gave none."""
    return f"WT{table}-{year}-{taken + 1}"


def number_in(reference: str) -> int:
    """What `reference_of` counted."""
    return int(reference.rpartition("-")[2])
