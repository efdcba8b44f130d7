from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from network_portal.accounts.models import RoleGrant
from network_portal.common import actors, clock
from network_portal.organisations.models.organisations import Organisation
from network_portal.organisations.models.teams import NAMING_ROLES, TEAM_ROLE_NAMES, TeamMember


def _stands() -> Q:
    seats = TeamMember.objects.current().filter(
        organisation=OuterRef("organisation"), user=OuterRef("invited_by"), role__in=NAMING_ROLES
    )
    chairs = RoleGrant.objects.in_force().filter(user=OuterRef("invited_by"), role=actors.CO_CHAIR)
    may_invite = Q(Exists(seats)) | Q(Exists(chairs))
    return Q(invited_by=None) | (Q(invited_by__is_active=True) & may_invite)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor taken back; their time may be over."""
        return self.filter(accepted_at=None, revoked_at=None)

    def standing(self) -> "InvitationQuerySet":
        """Whoever sent it may still name people of that team. What the portal itself sent stands."""
        return self.filter(_stands())

    def with_standing(self) -> "InvitationQuerySet":
        """Each says as `stands` whether it is among the standing ones."""
        return self.annotate(stands=Case(When(_stands(), then=True), default=False))

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
