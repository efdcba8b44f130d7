from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from network_portal.audit.actions import changes_between, record
from network_portal.bodies.actions.meeting_letters import tell_cancelled, tell_changed, tell_convened
from network_portal.bodies.models import Attendance, Body, Meeting
from network_portal.bodies.queries.members import acting_seats
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take

TOLD = ("kind", "starts_at", "minutes_long", "zone", "place", "link", "agenda")
"""What members are told of again when it changes."""

KEPT = ("kind", "starts_at", "minutes_long", "zone")
"""What the audit keeps of a change: no link, which lets in whoever has it, and no words."""


@dataclass(frozen=True)
class MeetingValues:
    """All that is said of a meeting; `starts_at` is an instant, `zone` the one in which its time is told."""

    kind: str
    starts_at: datetime
    minutes_long: int
    zone: str
    language: str
    place: str = ""
    link: str = ""
    agenda: str = ""


@transaction.atomic
def convene_meeting(*, by: Actor, body: Body, values: MeetingValues, uid: UUID | None = None) -> Meeting:
    """Its members' teams and who runs the body are invited. With the `uid` of one that is there already, that one is
    answered, and nobody is written to again. Raises DomainError: meeting_over, meeting_nowhere."""
    _check(values)
    uid = uid or uuid4()
    known = Meeting.objects.filter(uid=uid, body=body).first()
    if known:
        return known
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(body=body, uid=uid, convenor_id=by.user_id, **asdict(values))
    except IntegrityError:  # sent twice at one instant: the first made it
        return Meeting.objects.get(uid=uid, body=body)
    record("bodies.convene_meeting", by=by, target=meeting)
    tell_convened(meeting)
    return meeting


@transaction.atomic
def change_meeting(*, by: Actor, meeting: Meeting, version: int, values: MeetingValues) -> Meeting:
    """Whoever was invited is told what holds now; where nothing changed, nobody. Raises as `convene_meeting`, and
    meeting_not_planned, changed_meanwhile."""
    _check(values)
    fresh = take(meeting, version)
    if fresh.state != Meeting.PLANNED or fresh.has_begun:
        raise DomainError("meeting_not_planned")
    before = _described(fresh)
    for name, value in asdict(values).items():
        setattr(fresh, name, value)
    changes = changes_between(before, _described(fresh))
    is_told = any(name in changes for name in TOLD)
    fresh.sequence += is_told
    fresh.changed_at = clock.now()
    fresh.save()
    record(
        "bodies.change_meeting", by=by, target=fresh, changes={name: changes[name] for name in KEPT if name in changes}
    )
    if is_told:
        tell_changed(fresh)
    return fresh


@transaction.atomic
def cancel_meeting(*, by: Actor, meeting: Meeting, version: int, reason: str) -> Meeting:
    """It stays in the list, with its reason; whoever was invited is told. Raises DomainError: meeting_not_planned,
    changed_meanwhile."""
    fresh = take(meeting, version)
    if fresh.state != Meeting.PLANNED:
        raise DomainError("meeting_not_planned")
    fresh.state, fresh.reason, fresh.changed_at = Meeting.CANCELLED, reason, clock.now()
    fresh.sequence += 1
    fresh.save()
    record("bodies.cancel_meeting", by=by, target=fresh, changes={"state": [Meeting.PLANNED, Meeting.CANCELLED]})
    tell_cancelled(fresh)
    return fresh


@transaction.atomic
def record_attendance(*, by: Actor, meeting: Meeting, version: int, organisations: Collection[int]) -> Meeting:
    """Which members took part, by their ids, and so that the meeting was held. Of which they were the audit knows
    nothing. Raises DomainError: meeting_not_begun, meeting_cancelled, attendance_not_member, changed_meanwhile."""
    fresh = take(meeting, version)
    known = set(fresh.attendance.values_list("organisation", flat=True))
    members = set(acting_seats(fresh.body).values_list("organisation", flat=True))
    if set(organisations) - members - known:
        raise DomainError("attendance_not_member", field="organisations")
    hold(fresh)
    fresh.attendance.exclude(organisation__in=organisations).delete()
    new = [Attendance(meeting=fresh, organisation_id=number) for number in organisations if number not in known]
    Attendance.objects.bulk_create(new)
    record("bodies.record_attendance", by=by, target=fresh)
    return fresh


def hold(meeting: Meeting) -> None:
    """Within a verb that tells of it: it took place. Raises DomainError: meeting_not_begun, meeting_cancelled."""
    if meeting.state == Meeting.CANCELLED:
        raise DomainError("meeting_cancelled")
    if not meeting.has_begun:
        raise DomainError("meeting_not_begun")
    if meeting.state != Meeting.HELD:
        meeting.state = Meeting.HELD
        meeting.save(update_fields=["state"])


def _check(values: MeetingValues) -> None:
    if values.starts_at <= clock.now():
        raise DomainError("meeting_over", field="day")
    if not (values.place or values.link):
        raise DomainError("meeting_nowhere", field="place")


def _described(meeting: Meeting) -> dict[str, Any]:
    return {name: str(getattr(meeting, name)) for name in (*TOLD, "language")}
