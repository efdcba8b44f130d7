from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.lines import LinesField, OneLineField
from network_portal.knowledge.rules import lengths
from network_portal.knowledge.rules.calls import is_open
from network_portal.taxonomy.models import Objective


class PracticeCallQuerySet(models.QuerySet["PracticeCall"]):
    def told(self, today: date) -> "PracticeCallQuerySet":
        """Those that began: everybody reads them."""
        return self.filter(opens_on__lte=today)

    def open_on(self, today: date) -> "PracticeCallQuerySet":
        return self.told(today).filter(closes_on__gte=today)


class PracticeCall(models.Model):
    """A call for practices on a theme, with a deadline; its words stand in one language."""

    slug = models.SlugField(max_length=90, unique=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    title = OneLineField(_("title"), max_length=lengths.TITLE)
    words = LinesField(_("what is looked for"))
    objectives = models.ManyToManyField(Objective, related_name="practice_calls", blank=True)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    version = models.PositiveIntegerField(default=1)

    objects = PracticeCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for practices")
        verbose_name_plural = _("calls for practices")
        ordering = ["-closes_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="practice_call_ends_after_its_start",
                violation_error_message=_("The last day comes before the first. Check the two days."),
            )
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_open(self) -> bool:
        return is_open(self.opens_on, self.closes_on, clock.today())
