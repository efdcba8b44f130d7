from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import actors, clock
from network_portal.organisations.models.organisations import Organisation

TEAM_ROLE_NAMES = [
    (actors.FOCAL_POINT, _("Reporting focal point")),
    (actors.REPRESENTATIVE, _("Representative")),
    (actors.MEMBER, _("Member of the team")),
]
NAMING_ROLES = (actors.REPRESENTATIVE, actors.FOCAL_POINT)
"""Who decides, beside the co-chairs, who joins the team and leaves it."""


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    def current(self) -> "TeamMemberQuerySet":
        return self.filter(ended_at=None)


class TeamMember(models.Model):
    """A person in the team of an organisation, in one role at a time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=TEAM_ROLE_NAMES)
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("team member")
        verbose_name_plural = _("team members")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(ended_at=None),
                name="one_seat_in_a_team",
                violation_error_message=_("This person is in the team already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.organisation}"
