from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.monitoring.models.rounds import Round
from network_portal.organisations.models import Organisation


class Notice(models.Model):
    """One mail to one person of one organisation about its duties.

    `occasion` is empty for the calendar's own notices, else the act that caused this one; so the database
    refuses the same notice twice, whoever writes it.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="notices")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    occasion = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation", "person", "kind", "occasion"], name="one_notice_an_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round.slug}: {self.kind}"
