"""Milestones: those of public sources are loaded, and a table publishes its own."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from mechanism.milestones import Told, all_told
from mechanism.models import Milestone, MilestoneText
from mechanism.permissions import can_endorse
from network_portal.audit.actions import record
from network_portal.bodies.models import Body
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines
from network_portal.common.text_statuses import TextStatus
from network_portal.common.versions import take


@dataclass(frozen=True)
class Achieved:
    """What a table publishes, in `language`."""

    day: date
    precision: str
    words: str
    language: str
    source: str = ""


@transaction.atomic
def load_milestones(*, by: Actor) -> int:
    """Those of the reference data, in four languages; how many were made or corrected. A withdrawn one stays so, and
    words that were translated anew stay."""
    bodies = {one.number or 0: one for one in Body.objects.filter(kind=Body.WORKING_TABLE)}
    known = {str(one.key): one for one in Milestone.objects.exclude(key=None)}
    return sum(load_milestone(by, told, known.get(told.key), bodies.get(told.table)) for told in all_told())


@transaction.atomic
def publish_milestone(*, by: Actor, body: Body, achieved: Achieved) -> Milestone:
    """Everybody reads it on the page of the table. Raises DomainError: recommendation_not_yours,
    milestone_needs_words, milestone_in_the_future."""
    if not can_endorse.test(by, body):
        raise DomainError("recommendation_not_yours")
    if not kept_lines(achieved.words):
        raise DomainError("milestone_needs_words", field="words")
    if achieved.day > clock.today():
        raise DomainError("milestone_in_the_future", field="day")
    values = {name: getattr(achieved, name) for name in ("day", "precision", "source")}
    made = Milestone.objects.create(body=body, is_example=body.is_example, **values)
    said = {"language": achieved.language, "words": achieved.words, "status": TextStatus.ORIGINAL.value}
    MilestoneText.objects.create(milestone=made, **said)
    record("mechanism.publish_milestone", by=by, target=made)
    return made


@transaction.atomic
def withdraw_milestone(*, by: Actor, milestone: Milestone, version: int) -> None:
    """Nobody reads it any more. Raises DomainError: recommendation_not_yours, changed_meanwhile."""
    if milestone.body is None or not can_endorse.test(by, milestone.body):
        raise DomainError("recommendation_not_yours")
    fresh = take(milestone, version)
    fresh.is_withdrawn = True
    fresh.save(update_fields=["is_withdrawn"])
    record("mechanism.withdraw_milestone", by=by, target=fresh)


def load_milestone(by: Actor, told: Told, before: Milestone | None, body: Body | None) -> bool:
    if told.table and body is None:
        return False
    wanted: dict[str, Any] = {
        "body": body,
        "day": told.day,
        "precision": told.precision,
        "is_by_then": told.is_by_then,
        "source": told.source,
    }
    if before and {name: getattr(before, name) for name in wanted} == wanted:
        return False
    made, _is_new = Milestone.objects.update_or_create(key=told.key, defaults=wanted)
    for language, words in told.words.items():
        status = TextStatus.ORIGINAL if language == "en" else TextStatus.UNOFFICIAL
        values = {"words": words, "status": status.value}
        MilestoneText.objects.get_or_create(milestone=made, language=language, defaults=values)
    record("mechanism.load_milestone", by=by, target=made)
    return True
