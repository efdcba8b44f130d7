from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.organisations.models.organisations import Organisation
from network_portal.organisations.models.teams import TEAM_ROLE_NAMES, TeamMember


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor taken back; their time may be over."""
        return self.filter(accepted_at=None, revoked_at=None)

    def ended(self, moment: datetime) -> "InvitationQuerySet":
        """Accepted, taken back or over: nobody can join by them any more."""
        return self.exclude(accepted_at=None, revoked_at=None, expires_at__gt=moment)


class Invitation(models.Model):
    """A call to join a team, mailed as a link. The link is made when the mail is sent and kept nowhere.

    Raising `generation` kills the links that were sent before. Whoever joins by it takes the place of
    `replaces`, where that is set.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=TEAM_ROLE_NAMES)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    generation = models.PositiveIntegerField(default=1)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    replaces = models.ForeignKey(TeamMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_an_address",
                violation_error_message=_("There is an open invitation to this address already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_role_display()}"

    @property
    def hidden_address(self) -> str:
        """Enough to recognise an address that one typed oneself: 'a…@example.org'."""
        name, _at, domain = self.email.rpartition("@")
        return f"{name[:1]}…@{domain}"
