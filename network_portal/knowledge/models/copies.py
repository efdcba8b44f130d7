from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.common.lines import LinesField
from network_portal.knowledge.models.practices import Practice
from network_portal.knowledge.rules.copies import STANDING, CopyState
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country

COPY_STATES = [
    (CopyState.WAITING.value, pgettext_lazy("copy of a practice", "Waits for a co-chair or an editor")),
    (CopyState.PUBLISHED.value, pgettext_lazy("copy of a practice", "Published")),
    (CopyState.DECLINED.value, pgettext_lazy("copy of a practice", "Declined")),
    (CopyState.WITHDRAWN.value, pgettext_lazy("copy of a practice", "Withdrawn")),
]


class PracticeCopy(models.Model):
    """An organisation copied a practice: where, in which year, and what it changed, in its own words.

    `is_named`: it wants to be named; it is where its name is public.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="copies")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="copied_practices")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    changed = LinesField()
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    is_named = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=COPY_STATES, default=CopyState.WAITING.value)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    told_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = LinesField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("copy of a practice")
        verbose_name_plural = _("copies of practices")
        ordering = ["-year", "-id"]
        indexes = [models.Index(fields=["state", "told_at"], name="practice_copies_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "organisation", "year"],
                condition=Q(state__in=[one.value for one in STANDING]),
                name="one_copy_an_organisation_and_year",
                violation_error_message=_("Your organisation told of this copy already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice}, {self.year}"

    @property
    def is_waiting(self) -> bool:
        return self.state == CopyState.WAITING
