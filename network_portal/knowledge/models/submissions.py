from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common import clock
from network_portal.common.drafts import SubmissionState
from network_portal.common.lines import LinesField
from network_portal.knowledge.models.calls import PracticeCall
from network_portal.knowledge.models.practices import Practice
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.drafts import Draft

SUBMISSION_STATES = [
    (SubmissionState.DRAFT.value, pgettext_lazy("practice", "Draft")),
    (SubmissionState.SUBMITTED.value, pgettext_lazy("practice", "Submitted")),
    (SubmissionState.RETURNED.value, pgettext_lazy("practice", "Returned")),
    (SubmissionState.PUBLISHED.value, pgettext_lazy("practice", "Published")),
    (SubmissionState.WITHDRAWN.value, pgettext_lazy("practice", "Withdrawn")),
]


class PracticeSubmission(Draft):
    """A practice that is being written, or a change of a published one (`practice`), until it is published.

    `returned` has what was said when a reviewer returned it.
    Where nobody knows by which organisation a practice was carried out, its change is of none: staff writes it.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, null=True, blank=True, related_name="submissions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="practice_submissions"
    )
    call = models.ForeignKey(PracticeCall, on_delete=models.SET_NULL, null=True, blank=True, related_name="submissions")
    returned = models.JSONField(default=dict, editable=False)
    state = models.CharField(max_length=10, choices=SUBMISSION_STATES, default=SubmissionState.DRAFT.value)

    class Meta:
        verbose_name = gettext_lazy("submission of a practice")
        verbose_name_plural = gettext_lazy("submissions of practices")
        ordering = ["-saved_at", "-id"]
        indexes = [models.Index(fields=["state", "organisation"], name="practice_submissions_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["practice"],
                condition=Q(state__in=["draft", "submitted", "returned"]),
                name="one_open_change_a_practice",
                violation_error_message=gettext_lazy("A change of this practice is being written already."),
            )
        ]

    def __str__(self) -> str:
        who = self.organisation.short_name if self.organisation else _("Regional Network")
        return f"{who}: {self.title}"

    @property
    def bodies(self) -> set[int]:
        """Those whose it is: who tells it, and who carried out what it changes."""
        did = [body.pk for body in self.practice.implementers.all()] if self.practice else []
        return {pk for pk in (self.organisation_id, *did) if pk}

    @property
    def is_example(self) -> bool:
        told = self.organisation or self.practice
        return bool(told and told.is_example)

    @property
    def is_of_taken_off(self) -> bool:
        """Published, it brings a practice back that nobody reads now."""
        return self.practice is not None and not self.practice.is_published

    @property
    def title(self) -> str:
        return str(self.values.get("title", ""))


class PracticeReview(models.Model):
    """What one reviewer answered to the seven criteria, of what was sent the `sent`th time."""

    submission = models.ForeignKey(PracticeSubmission, on_delete=models.CASCADE, related_name="reviews")
    sent = models.PositiveSmallIntegerField()
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answers: Any = models.JSONField(default=dict)
    words = LinesField(blank=True)
    reviewed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = gettext_lazy("review of a practice")
        verbose_name_plural = gettext_lazy("reviews of practices")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "sent", "reviewer"],
                name="one_review_a_person_and_sending",
                violation_error_message=gettext_lazy("You reviewed this already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}.{self.sent}"
