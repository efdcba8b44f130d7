import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.bodies.models.bodies import Body
from network_portal.bodies.models.meetings import Meeting
from network_portal.common import clock
from network_portal.common.lines import LinesField
from network_portal.organisations.models import Organisation


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> "TaskQuerySet":
        return self.filter(done_at=None)


class Task(models.Model):
    """Something that a body has to do, of a meeting or not; an organisation of it may answer for it.

    `key` comes from the form, so that a form sent twice makes one task.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="tasks")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks")
    words = LinesField(_("what is to be done"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks_in_bodies"
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_example = models.BooleanField(default=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["id"]
        indexes = [models.Index(fields=["body", "done_at", "due_on"], name="tasks_of_a_body")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}, {self.body}"
