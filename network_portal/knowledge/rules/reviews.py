"""The seven criteria by which a practice is reviewed. Source: the global Network's Hub of practices."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum


class Criterion(StrEnum):
    IMPLEMENTED = "implemented"
    RELEVANT = "relevant"
    COHERENT = "coherent"
    INNOVATIVE = "innovative"
    REPLICABLE = "replicable"
    CROSS_CUTTING = "cross_cutting"
    TIMELY = "timely"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


def may_review(reviewers_organisations: Collection[int], bodies: Collection[int], *, wrote: bool) -> bool:
    """Nobody reviews, publishes or returns what is theirs: of an organisation of theirs (`bodies` told it or carried it
    out), or written by themselves, in whole or in part."""
    return not wrote and not set(bodies) & set(reviewers_organisations)


def fits(answers: Mapping[str, str]) -> bool:
    """A review speaks for publishing when every criterion is answered and none with 'no'."""
    return all(answers.get(one) in (Answer.YES, Answer.UNCLEAR) for one in Criterion)


def may_be_published(reviews: Iterable[Mapping[str, str]], needed: int) -> bool:
    """So many reviews are there and each speaks for it."""
    found = list(reviews)
    return len(found) >= needed and all(fits(one) for one in found)
