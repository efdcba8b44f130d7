from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import actors, clock

ROLE_NAMES = [
    (actors.CO_CHAIR, _("Co-chair")),
    (actors.EDITOR, _("Editor")),
    (actors.ADMINISTRATOR, _("Administrator")),
    (actors.COMMITTEE, _("Election committee")),
    (actors.PROTECTION_CONTACT, _("Protection contact")),
]


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def in_force(self) -> "RoleGrantQuerySet":
        return self.filter(ended_at=None)


class RoleGrant(models.Model):
    """A staff role given to a person, from when until when and by whom."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(_("role"), max_length=20, choices=ROLE_NAMES)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    granted_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ended_at=None),
                name="one_grant_of_a_role_at_a_time",
                violation_error_message=_("This person has this role already."),
            ),
            models.CheckConstraint(condition=Q(role__in=actors.STAFF_ROLES), name="role_is_a_staff_role"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.user}"
