from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.bodies.models.bodies import Body
from network_portal.bodies.rules import lengths
from network_portal.common import clock
from network_portal.common.languages import LANGUAGE_NAMES
from network_portal.common.lines import LinesField, OneLineField


class Announcement(models.Model):
    """What a body told all its members at once. `key` names the press that sent it: pressed twice it is sent once."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="announcements")
    key = models.UUIDField(unique=True, editable=False)
    subject = OneLineField(_("subject"), max_length=lengths.TITLE)
    text = LinesField(_("text"))
    language = models.CharField(_("language"), max_length=10, choices=list(LANGUAGE_NAMES.items()))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(default=clock.now)
    is_example = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-sent_at", "-id"]
        indexes = [models.Index(fields=["body", "-sent_at", "-id"], name="announcements_newest_first")]

    def __str__(self) -> str:
        return self.subject
