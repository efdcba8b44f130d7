from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.bodies.actions.meetings import hold
from network_portal.bodies.models import Decision, Meeting, Minutes
from network_portal.bodies.queries.minutes import not_nameable, people_and_others_named
from network_portal.bodies.rules.minutes import mark_of
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import CHANGED_MEANWHILE, take

FIELDS = ("words", "language", "public_words")


@dataclass(frozen=True)
class MinutesValues:
    """What was said and decided, for the body; `public_words` for the world, with marks instead of names."""

    words: str
    language: str
    decisions: Sequence[str] = ()
    public_words: str = ""


@transaction.atomic
def write_minutes(*, by: Actor, meeting: Meeting, version: int, values: MinutesValues) -> Minutes:
    """Version 0 where there are none yet; with them the meeting counts as held.

    Raises DomainError: meeting_not_begun, meeting_cancelled, minutes_published, minutes_approved,
    minutes_name_someone, minutes_mark_unknown, changed_meanwhile.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
    minutes = _taken(meeting, version)
    _check(minutes, values)
    check_public_words(meeting, values.public_words)
    hold(meeting)
    for name in FIELDS:
        setattr(minutes, name, getattr(values, name))
    minutes.save()
    minutes.decisions.all().delete()
    decided = enumerate(values.decisions, start=1)
    Decision.objects.bulk_create(Decision(minutes=minutes, position=place, words=words) for place, words in decided)
    record("bodies.write_minutes", by=by, target=minutes)
    return minutes


@transaction.atomic
def approve_minutes(*, by: Actor, minutes: Minutes, version: int, at: Meeting) -> Minutes:
    """That the body approved them at a later meeting. Raises DomainError: approval_not_later, minutes_approved,
    changed_meanwhile."""
    fresh = take(minutes, version)
    if fresh.approved_at:
        raise DomainError("minutes_approved")
    later = at.body_id == fresh.meeting.body_id and at.starts_at > fresh.meeting.starts_at
    if not later or not at.has_begun or at.state == Meeting.CANCELLED:
        raise DomainError("approval_not_later", field="meeting")
    fresh.approved_in, fresh.approved_at = at, clock.now()
    fresh.save(update_fields=["approved_in", "approved_at"])
    record("bodies.approve_minutes", by=by, target=fresh, changes={"approved_in": [None, at.pk]})
    return fresh


@transaction.atomic
def publish_minutes(*, by: Actor, minutes: Minutes, version: int) -> Minutes:
    """The world reads their public version. Raises DomainError: minutes_not_public_yet, minutes_name_someone,
    minutes_mark_unknown, minutes_published, changed_meanwhile."""
    fresh = take(minutes, version)
    if fresh.published_at:
        raise DomainError("minutes_published")
    if not fresh.public_words:
        raise DomainError("minutes_not_public_yet")
    check_public_words(fresh.meeting, fresh.public_words)
    fresh.published_at = clock.now()
    fresh.save(update_fields=["published_at"])
    record("bodies.publish_minutes", by=by, target=fresh)
    return fresh


@transaction.atomic
def withdraw_minutes(*, by: Actor, minutes: Minutes, version: int) -> Minutes:
    """Nobody but the body reads them any more. Raises DomainError: changed_meanwhile."""
    fresh = take(minutes, version)
    fresh.published_at = None
    fresh.save(update_fields=["published_at"])
    record("bodies.withdraw_minutes", by=by, target=fresh)
    return fresh


def with_marks(text: str, organisations: Sequence[int]) -> str:
    """The text, and at its end the marks of organisations that it does not name yet."""
    marks = [mark_of(number) for number in organisations if mark_of(number) not in text]
    return f"{text}\n\n{', '.join(marks)}".strip() if marks else text


def check_public_words(meeting: Meeting, text: str) -> None:
    if unknown := not_nameable(text):
        raise DomainError("minutes_mark_unknown", field="public_words", marks=", ".join(map(mark_of, unknown)))
    if named := people_and_others_named(meeting.body, text):
        raise DomainError("minutes_name_someone", field="public_words", names=", ".join(named))


def _taken(meeting: Meeting, version: int) -> Minutes:
    """The minutes with their version raised, or new ones: of two who write the first only one does."""
    kept = Minutes.objects.filter(meeting=meeting).first()
    if kept:
        return take(kept, version)
    if version:
        raise DomainError(CHANGED_MEANWHILE)
    return Minutes(meeting=meeting, written_at=clock.now())


def _check(minutes: Minutes, values: MinutesValues) -> None:
    if minutes.published_at:
        raise DomainError("minutes_published")
    if minutes.approved_at:
        decided = [one.words for one in minutes.decisions.all()]
        if values.words != minutes.words or list(values.decisions) != decided:
            raise DomainError("minutes_approved", field="words")
