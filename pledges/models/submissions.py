from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.common.drafts import OPEN, WRITABLE, SubmissionState
from network_portal.common.lines import LinesField
from network_portal.organisations.models import Organisation
from pledges.models.pledges import Pledge
from pledges.rules.kinds import Concern

SUBMISSION_STATES = [
    (SubmissionState.DRAFT.value, pgettext_lazy("submission", "Draft")),
    (SubmissionState.SUBMITTED.value, pgettext_lazy("submission", "Submitted")),
    (SubmissionState.RETURNED.value, pgettext_lazy("submission", "Returned")),
    (SubmissionState.PUBLISHED.value, pgettext_lazy("submission", "Published")),
    (SubmissionState.WITHDRAWN.value, pgettext_lazy("submission", "Withdrawn")),
]


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def open(self) -> "SubmissionQuerySet":
        return self.filter(state__in=[one.value for one in OPEN])


class Submission(models.Model):
    """A pledge that is being written, or a change of a published one (`pledge`), until a co-chair publishes it.

    `values` has what was written, by field of the pledge: texts, choices and days as text, several as lists of
    identifiers; a draft may lack any of them. `base` has what the pledge said when its change was begun,
    `returned` what was said when a co-chair returned it.
    `organisation` pledges; nobody of it publishes it, nor does any of its `writers`: who began it, wrote in it, sent it
    or took it back.
    """

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, null=True, blank=True, related_name="submissions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="submissions")
    values = models.JSONField(default=dict)
    base = models.JSONField(default=dict)
    returned = models.JSONField(default=dict)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    state = models.CharField(max_length=10, choices=SUBMISSION_STATES, default=SubmissionState.DRAFT.value)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    created_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submissions = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    comment = LinesField(_("comment"), blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission of a pledge")
        verbose_name_plural = _("submissions of pledges")
        ordering = ["-saved_at", "-id"]
        indexes = [models.Index(fields=["organisation", "state"], name="submissions_of_organisation")]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge"],
                condition=Q(state__in=["draft", "submitted", "returned"]),
                name="one_open_change_a_pledge",
                violation_error_message=_("A change of this pledge is being written already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.values.get('title', '')}"

    def add_writer(self, user_id: int | None) -> None:
        """Within the verb by which this person writes in it."""
        if user_id is not None:
            self.writers.add(user_id)

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_change(self) -> bool:
        """Of a pledge that was there before; a new one has its `pledge` too, once it is published."""
        return bool(self.base)

    @property
    def said(self) -> dict[str, Any]:
        return {**self.values, "language": self.language}

    @property
    def bodies(self) -> set[int]:
        """Those of whom it speaks: who pledges, who reports and the partners, as it says and as it said before."""
        said = (self.values, self.base)
        there = {pk for values in said for pk in (values.get("reporter"), *(values.get("partners") or [])) if pk}
        return {self.organisation_id, *there}

    @property
    def is_example(self) -> bool:
        return self.organisation.is_example or bool(self.pledge and self.pledge.is_example)

    @property
    def concerns_refugees_too(self) -> bool:
        """A mixed one is reviewed for its migrant part."""
        return self.values.get("concern") == Concern.MIXED
