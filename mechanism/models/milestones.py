from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.bodies.models import Body
from network_portal.common import clock
from network_portal.common.languages import TEXT_STATUSES, current_language, fallback_order
from network_portal.common.lines import LinesField, OneLineField

MOST_SOURCE = 300
PRECISIONS = [("day", _("Day")), ("month", _("Month"))]


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def published(self) -> "MilestoneQuerySet":
        return self.filter(is_withdrawn=False)


class Milestone(models.Model):
    """What a table achieved, or, without a `body`, the Mechanism as a whole; its words stand in `texts`.

    `is_by_then`: it is known that it was so by that day, not since when. `key` names those of the reference data.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, null=True, blank=True, related_name="milestones")
    key = models.SlugField(max_length=60, unique=True, null=True, blank=True)
    day = models.DateField(_("day"))
    precision = models.CharField(_("how exact the day is"), max_length=10, choices=PRECISIONS, default="day")
    is_by_then = models.BooleanField(default=False)
    source = OneLineField(_("source"), max_length=MOST_SOURCE, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    published_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["-day", "id"]

    def __str__(self) -> str:
        return self.text.words[:100]

    @property
    def text(self) -> "MilestoneText":
        """What a reader of the current language is shown."""
        said: Mapping[str, MilestoneText] = {text.language: text for text in self.texts.all()}
        return next(said[code] for code in fallback_order(current_language()) if code in said)


class MilestoneText(models.Model):
    """The words of a milestone in one language, and whose words they are. One of its texts is the original."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    status = models.CharField(max_length=10, choices=TEXT_STATUSES)
    words = LinesField(_("what was achieved"))

    class Meta:
        verbose_name = _("text of a milestone")
        verbose_name_plural = _("texts of milestones")
        ordering = ["milestone", "id"]
        constraints = [
            models.UniqueConstraint(fields=["milestone", "language"], name="one_text_a_milestone_and_language"),
            models.UniqueConstraint(
                fields=["milestone"], condition=Q(status="original"), name="one_original_text_a_milestone"
            ),
        ]

    def __str__(self) -> str:
        return self.words[:100]
