from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.common.lines import LinesField
from network_portal.organisations.models import Organisation


class AdmissionQuerySet(models.QuerySet["Admission"]):
    def standing(self) -> "AdmissionQuerySet":
        """Admitted, not suspended, and still there."""
        return self.filter(admitted_at__isnull=False, suspended_at=None, ended_at=None)


class Admission(models.Model):
    """How an organisation stands in the Mechanism: registered, admitted by its first table, suspended, gone.

    One registered for it by somebody else is not confirmed until its own representative does it.
    """

    LEFT, CLOSED = "left", "closed"
    ENDINGS = [
        (LEFT, pgettext_lazy("Mechanism", "The organisation left")),
        (CLOSED, pgettext_lazy("Mechanism", "The organisation closed")),
    ]

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="admission")
    registered_at = models.DateTimeField(default=clock.now)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    admitted_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspension = LinesField(_("reason"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    how_ended = models.CharField(max_length=10, choices=ENDINGS, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("admission")
        verbose_name_plural = _("admissions")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(suspended_at=None) | ~Q(suspension=""),
                name="a_suspension_has_its_reason",
                violation_error_message=_("Say why the organisation is suspended: it reads this."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, how_ended="") | Q(~Q(how_ended=""), ended_at__isnull=False),
                name="an_admission_that_ended_says_how",
                violation_error_message=_("Say how the organisation's part in the Mechanism ended."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
