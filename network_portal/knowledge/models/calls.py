from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.languages import TEXT_STATUSES, current_language, fallback_order
from network_portal.common.lines import LinesField, OneLineField
from network_portal.common.text_statuses import TextStatus
from network_portal.knowledge.rules import lengths
from network_portal.knowledge.rules.calls import is_open
from network_portal.taxonomy.models import Objective


class PracticeCallQuerySet(models.QuerySet["PracticeCall"]):
    def told(self, today: date) -> "PracticeCallQuerySet":
        """Those that began and were not taken off: everybody reads them."""
        return self.filter(opens_on__lte=today, is_taken_off=False)

    def open_on(self, today: date) -> "PracticeCallQuerySet":
        return self.told(today).filter(closes_on__gte=today)


class PracticeCall(models.Model):
    """A call for practices on a theme, with a deadline; its words stand in `texts`, one row a language."""

    slug = models.SlugField(max_length=90, unique=True)
    objectives = models.ManyToManyField(Objective, related_name="practice_calls", blank=True)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    is_taken_off = models.BooleanField(default=False)
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
        return not self.is_taken_off and is_open(self.opens_on, self.closes_on, clock.today())

    @property
    def original(self) -> "PracticeCallText":
        """What staff wrote; the others translate it."""
        return next(text for text in self.texts.all() if text.status == TextStatus.ORIGINAL)

    @property
    def text(self) -> "PracticeCallText":
        """What a reader of the current language is shown."""
        said: Mapping[str, PracticeCallText] = {text.language: text for text in self.texts.all()}
        return next(said[code] for code in fallback_order(current_language()) if code in said)


class PracticeCallText(models.Model):
    """The words of a call in one language, and whose words they are. One of its texts is the original."""

    call = models.ForeignKey(PracticeCall, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    status = models.CharField(max_length=10, choices=TEXT_STATUSES)
    title = OneLineField(_("title"), max_length=lengths.TITLE)
    words = LinesField(_("what is looked for"))

    class Meta:
        verbose_name = _("text of a call for practices")
        verbose_name_plural = _("texts of calls for practices")
        ordering = ["call", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "language"], name="one_text_a_practice_call_and_language"),
            models.UniqueConstraint(
                fields=["call"], condition=Q(status="original"), name="one_original_text_a_practice_call"
            ),
        ]

    def __str__(self) -> str:
        return self.title
