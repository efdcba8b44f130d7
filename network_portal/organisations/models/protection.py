from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.lines import OneLineField
from network_portal.organisations.models.organisations import Organisation


class ProtectedName(models.Model):
    """What a protected organisation is really called. That a row is here says that it is protected.

    The row of the organisation itself holds nothing but the alias, so that whatever shows an organisation shows that.
    `also` are the other texts that named it, `row` the columns of its row as they stood. Only its representative and
    the two protection contacts read this (O05): it is in no administration, export, log or audit.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="protected_name")
    name = OneLineField(_("name"), max_length=300)
    acronym = OneLineField(_("acronym"), max_length=40, blank=True)
    also = models.JSONField(default=list)
    row = models.JSONField(default=dict)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("protected name")
        verbose_name_plural = _("protected names")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.organisation)
