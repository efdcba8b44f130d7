"""What the room of a body shows of its meetings and tasks."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body, Meeting
from network_portal.bodies.permissions import can_write_inside
from network_portal.bodies.queries.meeting_words import meeting_in_words, time_in_words
from network_portal.bodies.queries.meetings import last_meetings, next_meetings
from network_portal.bodies.queries.tasks import due_in_words, open_tasks
from network_portal.common.actors import Actor
from network_portal.common.registry.bodies import RoomPanel, RoomRow, room_panels

MOST_TASKS = 5


def panels(actor: Actor, body: Body) -> Iterator[RoomPanel]:
    writes = can_write_inside.test(actor, body)
    yield _meetings(body, writes=writes)
    yield _tasks(body)


def _meetings(body: Body, *, writes: bool) -> RoomPanel:
    rows = [RoomRow(_url(body, one), meeting_in_words(one), time_in_words(one)) for one in next_meetings(body)]
    for one in last_meetings(body):
        note = _("Minutes are missing") if not hasattr(one, "minutes") else str(one.get_state_display())
        rows.append(RoomRow(_url(body, one), meeting_in_words(one), note))
    return RoomPanel(
        place=20,
        title=_("Meetings"),
        rows=tuple(rows),
        empty=_("The next meeting stands here as soon as who runs this body convenes it."),
        all_url=reverse("bodies:meetings", args=[body.slug]),
        all_words=_("All meetings"),
        doing=((reverse("bodies:new_meeting", args=[body.slug]), _("Convene a meeting")),) if writes else (),
    )


def _tasks(body: Body) -> RoomPanel:
    tasks = reverse("bodies:tasks", args=[body.slug])
    rows = [RoomRow(f"{tasks}#task-{one.pk}", one.words, due_in_words(one)) for one in open_tasks(body)[:MOST_TASKS]]
    return RoomPanel(
        place=40,
        title=_("Tasks"),
        rows=tuple(rows),
        empty=_("What a meeting gives somebody to do stands here until it is done."),
        all_url=tasks,
        all_words=_("All tasks"),
    )


def _url(body: Body, meeting: Meeting) -> str:
    return reverse("bodies:meeting", args=[body.slug, meeting.pk])


def register() -> None:
    room_panels.register("bodies.meetings", panels)
