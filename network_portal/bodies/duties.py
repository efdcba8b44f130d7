"""What bodies ask of a person: minutes that are missing, tasks of their organisations."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body, Meeting, Task
from network_portal.bodies.permissions import can_write_inside, sits_in_body
from network_portal.bodies.queries.meeting_words import meeting_in_words
from network_portal.bodies.queries.words import body_in_words
from network_portal.common import clock
from network_portal.common.actors import MEMBER, REPRESENTATIVE, Actor
from network_portal.common.registry import Duty, duties

LOOKED_BACK = timedelta(days=60)
MOST = 20


def duties_of(actor: Actor) -> Iterator[Duty]:
    yield from _minutes(actor)
    yield from _tasks(actor)


def _minutes(actor: Actor) -> Iterator[Duty]:
    """Of who runs the body: all that they convened, and what nobody in office answers for any more."""
    if not actor.bodies_as():
        return
    now = clock.now()
    missing = Meeting.objects.standing().filter(minutes=None, starts_at__lt=now, starts_at__gt=now - LOOKED_BACK)
    missing = missing.filter(body__in=actor.bodies_as()).select_related("body").order_by("starts_at")
    for meeting in missing[:MOST]:
        if meeting.ends_at < now and can_write_inside.test(actor, meeting.body):
            told = {"meeting": meeting_in_words(meeting), "table": body_in_words(meeting.body)}
            yield Duty(
                _("The minutes are missing: %(meeting)s, %(table)s.") % told,
                reverse("bodies:minutes", args=[meeting.body.slug, meeting.pk]),
                is_example=meeting.is_example,
            )


def _tasks(actor: Actor) -> Iterator[Duty]:
    mine = actor.organisations_as(MEMBER, REPRESENTATIVE)
    if not mine:
        return
    owed = Task.objects.open().filter(organisation__in=mine, due_on__isnull=False).select_related("body")
    open_to_me: dict[int, bool] = {}
    for task in owed.order_by("due_on", "pk")[:MOST]:
        if _is_open(actor, task.body, open_to_me):
            sentence = _("%(table)s counts on your organisation: %(task)s")
            url = f"{reverse('bodies:tasks', args=[task.body.slug])}#task-{task.pk}"
            told = {"table": body_in_words(task.body), "task": task.words}
            yield Duty(sentence % told, url, due=task.due_on, is_asked=True, is_example=task.is_example)


def _is_open(actor: Actor, body: Body, known: dict[int, bool]) -> bool:
    """Of each body asked once."""
    if body.pk not in known:
        known[body.pk] = sits_in_body.test(actor, body)
    return known[body.pk]


def register() -> None:
    duties.register("bodies", duties_of)
