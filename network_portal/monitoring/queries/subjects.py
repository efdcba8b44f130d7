from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from network_portal.monitoring.subjects import SubjectFacts, SubjectOwner, owners


def owners_in_order() -> list[SubjectOwner]:
    """Of a subject that two parts own, the first of them speaks."""
    return sorted(owners.values(), key=lambda owner: owner.place)


def facts_of(subjects: Iterable[int], language: str) -> dict[int, SubjectFacts]:
    """How each subject is told, with the statuses that its part offers."""
    wanted = set(subjects)
    found: dict[int, SubjectFacts] = {}
    for owner in owners_in_order():
        told = owner.facts(wanted - set(found), language) if wanted - set(found) else {}
        statuses = dict(owner.statuses)
        found |= {subject: replace(facts, statuses=statuses) for subject, facts in told.items()}
    return found


def takes_status(subject: int, status: str) -> bool:
    """Whether it is one of those that can be reported of this subject."""
    first = next((owner for owner in owners_in_order() if owner.owned([subject])), None)
    return first is not None and status in dict(first.statuses)


def statuses_before(moments: Mapping[int, datetime]) -> dict[int, str]:
    """By subject, the status that it had until its moment; as `facts_of` tells it."""
    found: dict[int, str] = {}
    for owner in owners_in_order():
        found = {**owner.statuses_before(moments), **found}
    return found
