from collections.abc import Iterable, Mapping
from datetime import datetime

from network_portal.monitoring.subjects import SubjectFacts, owners


def facts_of(subjects: Iterable[int], language: str) -> dict[int, SubjectFacts]:
    """How each subject is told; of one that two parts own, the first of them tells it."""
    wanted = set(subjects)
    found: dict[int, SubjectFacts] = {}
    for owner in owners.values():
        told = owner.facts(wanted, language) if wanted else {}
        found = {**told, **found}
    return found


def status_names() -> dict[str, object]:
    """The statuses that can be reported, by code, in the order of their part."""
    return {code: words for owner in owners.values() for code, words in owner.statuses}


def statuses_before(moments: Mapping[int, datetime]) -> dict[int, str]:
    """By subject, the status that it had until its moment; as `facts_of` tells it."""
    found: dict[int, str] = {}
    for owner in owners.values():
        found = {**owner.statuses_before(moments), **found}
    return found
