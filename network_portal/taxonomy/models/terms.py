from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.taxonomy.models.compact import Objective


class Workstream(models.Model):
    """A workstream of the global Network's work plans, as far as known; its objectives are inferred by us."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=300)
    global_work_plan = models.CharField(max_length=20, blank=True)
    objectives = models.ManyToManyField(Objective, related_name="workstreams")
    marks = models.JSONField(default=dict)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name = _("workstream")
        verbose_name_plural = _("workstreams")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


class GlossaryTerm(models.Model):
    key = models.SlugField(max_length=60, unique=True)
    term = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.term
