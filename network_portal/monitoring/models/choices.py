from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.organisations.models import Organisation


class ReportingChoice(models.Model):
    """What an organisation chose of the calendar's mails; None where it chose nothing: see `rules/choices.py`."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="reporting_choice")
    is_called = models.BooleanField(_("is asked for updates"), null=True, blank=True)
    is_reminded = models.BooleanField(_("is reminded"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("choice of an organisation")
        verbose_name_plural = _("choices of organisations")
        ordering = ["organisation"]

    def __str__(self) -> str:
        return str(self.organisation)
