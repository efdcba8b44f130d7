from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """The last run of one job of the calendar. Begun and not ended: it runs, or its worker was cut off."""

    task = models.CharField(max_length=120, unique=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        ordering = ["task"]

    def __str__(self) -> str:
        return self.task
