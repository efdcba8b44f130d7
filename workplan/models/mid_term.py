from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.organisations.models import Organisation
from workplan.models.activities import Activity
from workplan.rules.mid_term import Outcome

OUTCOMES = [
    (Outcome.CONFIRMED.value, pgettext_lazy("activity", "Confirmed")),
    (Outcome.ADJUSTED.value, pgettext_lazy("activity", "Adjusted")),
    (Outcome.CLOSED.value, pgettext_lazy("activity", "Closed")),
]


class MidTermOutcome(models.Model):
    """What the mid-term review of its plan decided of an activity; the last word counts."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="mid_term")
    outcome = models.CharField(_("decision"), max_length=10, choices=OUTCOMES)
    note = models.TextField(blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    decided_on = models.DateField(default=clock.today)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = _("decision of the mid-term review")
        verbose_name_plural = _("decisions of the mid-term review")
        ordering = ["activity"]

    def __str__(self) -> str:
        return f"{self.activity.code}: {self.get_outcome_display()}"
