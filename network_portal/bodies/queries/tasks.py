from django.db.models import F
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body, Task
from network_portal.bodies.models.tasks import TaskQuerySet
from network_portal.common import clock
from network_portal.common.languages import date_in_words

MOST_DONE, PAGE, LAST_PAGE = 25, 50, 1000


def open_tasks(body: Body) -> TaskQuerySet:
    """What is due soonest first; what has no day last."""
    rows = Task.objects.open().filter(body=body).select_related("organisation", "meeting")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def done_tasks(body: Body) -> list[Task]:
    """The newest of them."""
    rows = Task.objects.filter(body=body, done_at__isnull=False).select_related("organisation", "meeting")
    return list(rows.order_by("-done_at", "-pk")[:MOST_DONE])


def is_late(task: Task) -> bool:
    return task.done_at is None and task.due_on is not None and task.due_on < clock.today()


def page_of_open_tasks(body: Body, number: int) -> tuple[list[Task], bool]:
    """The page of this number, from 1, and whether another follows."""
    start = (min(number, LAST_PAGE) - 1) * PAGE
    rows = list(open_tasks(body)[start : start + PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def due_in_words(task: Task) -> str:
    if task.done_at:
        return _("Done on %(day)s") % {"day": date_in_words(task.done_at)}
    if task.due_on is None:
        return _("No day is set")
    return _("Due on %(day)s") % {"day": date_in_words(task.due_on)}
