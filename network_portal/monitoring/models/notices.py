from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.monitoring.models.rounds import Round
from network_portal.organisations.models import Organisation


class MailedLink(models.Model):
    """One person's way to what one organisation owes in one round; all mails of the round carry the same.

    The token is a keyed hash of id and generation, made when a mail leaves and kept nowhere: raising
    `generation` kills every link sent before. `revoked_at` until a new one is issued; `disowned_at` when its
    person said that it is not for them.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="links")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    generation = models.PositiveIntegerField(default=1)
    revoked_at = models.DateTimeField(null=True, blank=True)
    disowned_at = models.DateTimeField(null=True, blank=True)
    expires_on = models.DateField()

    class Meta:
        verbose_name = _("mailed link")
        verbose_name_plural = _("mailed links")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation", "person"], name="one_link_a_person_and_round")
        ]

    def __str__(self) -> str:
        return f"{self.round.slug}: {self.organisation}"


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
