from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.monitoring.models import Subject


class EarlierSubject(models.Model):
    """A subject under which a pledge was reported on before.

    Of an activity that carried it, `since` and `until` say when: what the activity reports before or after is not
    told of the pledge. Both are empty for a subject of its own, whose updates speak of it whenever they come.
    """

    pledge = models.ForeignKey("pledges.Pledge", on_delete=models.CASCADE, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("earlier subject of a pledge")
        verbose_name_plural = _("earlier subjects of pledges")
        db_table = "pledges_pledge_earlier_subjects"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.pledge_id}: {self.subject_id}"

    @classmethod
    def left_by(cls, pledge: Any, at: datetime) -> Self:
        """The subject that this pledge leaves then; not saved yet."""
        link = cls(pledge=pledge, subject_id=pledge.subject_id)
        if pledge.activity_id is not None:
            link.since, link.until = pledge.carried_since, at
        return link
