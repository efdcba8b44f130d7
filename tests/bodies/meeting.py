"""Meetings of a table for tests, with people around it."""

from datetime import timedelta

from network_portal.bodies.actions.meetings import MeetingValues
from network_portal.bodies.models import Body, Meeting, Minutes
from network_portal.common import clock


def values(**fields) -> MeetingValues:
    """In nine days."""
    told = {"kind": "ordinary", "starts_at": clock.now() + timedelta(days=9), "minutes_long": 90}
    told |= {"zone": "America/Panama", "language": "es", "place": "EXAMPLE hall", "agenda": "EXAMPLE: the plan"}
    return MeetingValues(**told | fields)


def make_meeting(body: Body, *, days: float = -1, **fields) -> Meeting:
    """Yesterday, planned, unless said otherwise."""
    told = {"starts_at": clock.now() + timedelta(days=days), "zone": "America/Panama", "language": "es"}
    return Meeting.objects.create(body=body, **told | fields)


def make_minutes(meeting: Meeting, **fields) -> Minutes:
    told = {"words": "EXAMPLE: said", "language": "es", "written_at": clock.now()}
    return Minutes.objects.create(meeting=meeting, **told | fields)
