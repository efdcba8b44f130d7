from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.organisations.models import Organisation
from workplan.models.activities import Activity
from workplan.rules import lengths
from workplan.rules.adjustments import Aspect, adjusted
from workplan.rules.plans import PlanState


class AdjustmentQuerySet(models.QuerySet["Adjustment"]):
    def public(self) -> "AdjustmentQuerySet":
        return self.exclude(activity__plan__state=PlanState.DRAFT)


class Adjustment(models.Model):
    """A recorded change of scope or schedule in an endorsed plan, with its reason and who agreed.

    `changes` has, by field of the audit's description of an activity, what stood before and what stands now.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="adjustments")
    changes = models.JSONField()
    reason = models.TextField(_("why it is adjusted"))
    agreed_by = models.CharField(_("who agreed"), max_length=lengths.ENDORSED_BY)
    language = models.CharField(_("written in"), max_length=10, choices=settings.LANGUAGES)
    made_on = models.DateField(default=clock.today)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True)

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("adjustment")
        verbose_name_plural = _("adjustments")
        ordering = ["-made_on", "-id"]

    def __str__(self) -> str:
        return f"{self.activity.code}: {self.made_on}"

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        return adjusted(self.changes)
