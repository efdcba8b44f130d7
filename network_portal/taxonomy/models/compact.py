from django.db import models
from django.utils.translation import gettext_lazy as _


class Objective(models.Model):
    """One of the 23 of the Global Compact. Titles are those of A/RES/73/195.

    `marks` says of each language whether its full title is official, verified or our own translation.
    """

    number = models.PositiveSmallIntegerField(unique=True)
    short = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    marks = models.JSONField(default=dict)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1, number__lte=23), name="objective_is_one_of_23")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.short}"


class ObjectiveGroup(models.Model):
    """A grouping of objectives: a thematic area of the fund, or a round table of the Review Forum."""

    FUND_AREA = "fund_area"
    ROUND_TABLE = "round_table"
    KINDS = [(FUND_AREA, _("Thematic area of the fund")), (ROUND_TABLE, _("Round table of the Review Forum"))]

    kind = models.CharField(max_length=20, choices=KINDS)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    objectives = models.ManyToManyField(Objective, related_name="groups")
    marks = models.JSONField(default=dict)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name = _("objective group")
        verbose_name_plural = _("objective groups")
        ordering = ["kind", "number"]
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="one_group_a_number_and_kind")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class GuidingPrinciple(models.Model):
    """One of the ten of paragraph 15 of the Global Compact, lettered (a) to (j)."""

    letter = models.CharField(max_length=1, unique=True)
    name = models.CharField(max_length=200)
    marks = models.JSONField(default=dict)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name = _("guiding principle")
        verbose_name_plural = _("guiding principles")
        ordering = ["letter"]

    def __str__(self) -> str:
        return f"({self.letter}) {self.name}"
