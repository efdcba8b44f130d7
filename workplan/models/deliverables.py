from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network_portal.knowledge.models import Practice
from workplan.models.activities import Activity
from workplan.rules import lengths
from workplan.rules.plans import PlanState
from workplan.rules.windows import Window


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    def current(self) -> "DeliverableQuerySet":
        """A retired activity promises nothing any more: no figure counts it."""
        return self.filter(activity__retired_on=None)

    def public(self) -> "DeliverableQuerySet":
        """What the figures of the public plans count."""
        return self.current().exclude(activity__plan__state=PlanState.DRAFT)

    def promised_in(self, month: date) -> "DeliverableQuerySet":
        """Those whose days touch the month that begins on this day."""
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        return self.filter(starts_on__lt=following, due_on__gte=month)


class Deliverable(models.Model):
    """One thing that the schedule promises: a day, a month, an interval (ends included) or no date.

    `due_on` is its last day. Done means done on `done_on` (from `done_from`, where it took several days), by the
    publication of `practice` where there is one.
    """

    PRECISIONS = [
        ("day", _("One day")),
        ("days", _("From day to day")),
        ("month", _("One month")),
        ("months", _("From month to month")),
        ("undated", _("Without a date")),
    ]

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="deliverables")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(_("deliverable, in the plan's words"), max_length=lengths.DELIVERABLE_WORDS, blank=True)
    precision = models.CharField(max_length=8, choices=PRECISIONS)
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_from = models.DateField(null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    evidence_language = models.CharField(max_length=10, choices=settings.LANGUAGES, blank=True)
    evidence_url = models.URLField(_("address of the evidence"), max_length=lengths.ADDRESS, blank=True)

    practice = models.ForeignKey(
        Practice, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="deliverables"
    )

    objects = DeliverableQuerySet.as_manager()

    class Meta:
        verbose_name = _("deliverable")
        verbose_name_plural = _("deliverables")
        ordering = ["activity", "position"]
        indexes = [models.Index(fields=["activity", "due_on", "done_on"], name="deliverable_open_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["activity", "position"], name="one_deliverable_a_position"),
            models.CheckConstraint(
                condition=Q(precision="undated", starts_on=None, due_on=None)
                | (~Q(precision="undated") & Q(due_on__gte=F("starts_on"))),
                name="deliverable_has_its_days",
            ),
            models.CheckConstraint(
                condition=Q(done_from=None) | Q(done_on__gte=F("done_from")),
                name="deliverable_done_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity.code}, {self.position}"

    @property
    def window(self) -> Window:
        """When it is promised, as the rules read it."""
        return Window(self.starts_on, self.due_on, self.precision)  # type: ignore[arg-type]
