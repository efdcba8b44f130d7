from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from network_portal.monitoring.subjects import AlsoServed, SubjectFacts, SubjectOwner, owners


def owners_in_order() -> list[SubjectOwner]:
    """Of a subject that two parts own, the first of them speaks."""
    return sorted(owners.values(), key=lambda owner: owner.place)


def facts_of(subjects: Iterable[int], language: str) -> dict[int, SubjectFacts]:
    """How each subject is told, with the statuses that its part offers and what else its update serves."""
    wanted = set(subjects)
    found: dict[int, SubjectFacts] = {}
    for owner in owners_in_order():
        statuses = dict(owner.statuses)
        for subject, facts in owner.facts(wanted, language).items() if wanted else ():
            if first := found.get(subject):
                served = AlsoServed(facts.code, facts.title, facts.text_language, facts.path)
                found[subject] = replace(first, also=(*first.also, served))
            else:
                found[subject] = replace(facts, statuses=statuses)
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
