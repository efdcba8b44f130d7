from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.monitoring.models import Update
from pledges.models.pledges import Pledge


class GlobalReport(models.Model):
    """An accepted update was carried over to the global Network's reporting form on this day."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="global_reports")
    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="global_reports")
    reported_on = models.DateField(_("reported there on"), default=clock.today)

    class Meta:
        verbose_name = _("report to the global Network")
        verbose_name_plural = _("reports to the global Network")
        ordering = ["-reported_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["pledge", "update"], name="one_report_a_pledge_and_update")]

    def __str__(self) -> str:
        return f"{self.pledge.reference}: {self.reported_on}"
