"""The words in which the global Network's pledging form sorts a pledge."""

from enum import StrEnum


class Kind(StrEnum):
    INDIVIDUAL = "individual"
    COMMON = "common"
    PARTNERSHIP = "partnership"
    MATCHING = "matching"


class Form(StrEnum):
    FINANCIAL = "financial"
    HUMAN_RESOURCES = "human_resources"
    PROCESS = "process"
    POLICY = "policy"


class Concern(StrEnum):
    """Whom a pledge is about: one for refugees alone belongs to the Refugee Compact, a mixed one is reviewed for
    its migrant part."""

    MIGRANTS = "migrants"
    MIXED = "mixed"
    REFUGEES = "refugees"


REFUGEE_COMPACT = "https://globalcompactrefugees.org/"


def needs_match(kind: Kind) -> bool:
    """A matching pledge names the one that it matches: here, or by its number in the global registry."""
    return kind is Kind.MATCHING


def needs_partners(kind: Kind) -> bool:
    return kind in (Kind.COMMON, Kind.PARTNERSHIP)


def not_of(kind: str) -> tuple[str, ...]:
    """The fields that a pledge of this kind does not have; where nobody knows the kind, it may have all."""
    if not kind:
        return ()
    matching = () if needs_match(Kind(kind)) else ("matches", "matches_number")
    return (*matching, *(() if needs_partners(Kind(kind)) else ("partners",)))
