from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.models.meetings import Meeting
from network_portal.common.lines import LinesField


class Minutes(models.Model):
    """What was said at a meeting, for those who sit in the body; `public_words` are a text of their own.

    `public_words` hold no name of an organisation: each is a mark with its number (`rules/minutes.py`), and is named
    when it is shown. The world reads them from `published_at` on, and while that stands nobody changes them.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="minutes")
    words = LinesField(_("minutes"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    public_words = LinesField(_("public version"), blank=True)
    written_at = models.DateTimeField()
    approved_in = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="approved_minutes"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = pgettext_lazy("of a meeting", "minutes")
        verbose_name_plural = pgettext_lazy("of meetings", "minutes")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(public_words=""),
                name="published_minutes_have_public_words",
                violation_error_message=_("Minutes are published when their public version is written."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)


class Decision(models.Model):
    """One thing that a meeting decided, in the order of the minutes."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="decisions")
    position = models.PositiveSmallIntegerField()
    words = LinesField(_("decision"))

    class Meta:
        verbose_name = pgettext_lazy("meeting", "decision")
        verbose_name_plural = pgettext_lazy("meeting", "decisions")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["minutes", "position"], name="one_decision_a_place")]

    def __str__(self) -> str:
        return self.words
