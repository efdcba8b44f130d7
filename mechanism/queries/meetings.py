"""Meetings of the tables as the world reads them: their days, and minutes that were published. Never who was there."""

from typing import Any

from django.urls import reverse

from network_portal.bodies.models import Body, Meeting
from network_portal.bodies.queries.meeting_words import meeting_in_words
from network_portal.bodies.queries.minutes import public_meetings
from network_portal.bodies.queries.words import body_in_words
from network_portal.common import clock

MOST_COMING, MOST_HELD = 4, 8
MINUTES_OF = {Body.LIAISON_TABLE: "mechanism:liaison_minutes", Body.TECHNICAL_TABLE: "mechanism:technical_minutes"}


def meetings_told(body: Body) -> dict[str, list[dict[str, Any]]]:
    """Those to come, the soonest first, and those held, the newest first."""
    found = public_meetings().filter(body=body)
    coming = found.filter(state=Meeting.PLANNED, starts_at__gte=clock.now()).order_by("starts_at", "pk")
    held = found.filter(state=Meeting.HELD).order_by("-starts_at", "-pk")
    return {
        "coming": [_told(one) for one in coming[:MOST_COMING]],
        "held": [_told(one) for one in held[:MOST_HELD]],
    }


def next_meetings_told() -> list[dict[str, Any]]:
    """Of all tables of the Mechanism those to come, the soonest first, each with whose meeting it is; one query."""
    coming = public_meetings().filter(state=Meeting.PLANNED, starts_at__gte=clock.now()).select_related("body")
    found = coming.filter(body__kind__in=Body.OF_THE_MECHANISM).order_by("starts_at", "pk")[:MOST_COMING]
    return [{"whose": body_in_words(one.body), **_told(one)} for one in found]


def published_minutes_of(body: Body, meeting_id: int) -> Meeting | None:
    found = public_meetings().filter(body=body, pk=meeting_id, minutes__published_at__isnull=False)
    return found.select_related("body", "minutes__approved_in").first()


def minutes_url(meeting: Meeting) -> str:
    """Where the world reads the minutes."""
    if meeting.body.kind in MINUTES_OF:
        return reverse(MINUTES_OF[meeting.body.kind], args=[meeting.pk])
    return reverse("mechanism:minutes", args=[meeting.body.number, meeting.pk])


def _told(meeting: Meeting) -> dict[str, Any]:
    minutes = getattr(meeting, "minutes", None)
    is_public = minutes is not None and minutes.published_at is not None
    url = minutes_url(meeting) if is_public else ""
    return {"words": meeting_in_words(meeting), "url": url, "is_example": meeting.is_example}
