from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.monitoring.models.rounds import Duty
from network_portal.organisations.models import Organisation


class Paragraph(models.Model):
    """What another lead adds to what the first reports of a duty: one paragraph an organisation."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="paragraphs")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("your paragraph"))
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("paragraph of another lead")
        verbose_name_plural = _("paragraphs of other leads")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["duty", "organisation"], name="one_paragraph_a_lead")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.duty}"
