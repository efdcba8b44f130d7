from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.organisations.models import Organisation
from workplan.models.activities import Activity


class NewsRequest(models.Model):
    """A co-chair asked an organisation for news of an activity: what was asked, in which language, of whom."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="news_requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="news_requests")
    words = models.TextField(_("your words"), blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    people_asked = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("request for news")
        verbose_name_plural = _("requests for news")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.activity.code}: {self.organisation}"
