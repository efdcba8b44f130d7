from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.organisations.models import Organisation
from workplan.models.activities import STATUS_NAMES, Activity
from workplan.rules import lengths


class ActivityState(models.Model):
    """A status that was set, with its note and source. The newest is the activity's status."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="states")
    status = models.CharField(_("status"), max_length=16, choices=STATUS_NAMES)
    note = models.TextField(_("what happened"), blank=True)
    source = models.CharField(_("source"), max_length=lengths.SOURCE, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=lengths.ADDRESS, blank=True)
    language = models.CharField(_("written in"), max_length=10, choices=settings.LANGUAGES, blank=True)
    as_of = models.DateField(_("state on"), default=clock.today)
    set_at = models.DateTimeField(default=clock.now)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = _("state of an activity")
        verbose_name_plural = _("states of an activity")
        ordering = ["-as_of", "-id"]

    def __str__(self) -> str:
        return f"{self.activity.code}: {self.get_status_display()}"
