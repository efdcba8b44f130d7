from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common.drafts import OPEN, SubmissionState
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.drafts import Draft
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


class Submission(Draft):
    """A pledge that is being written, or a change of a published one (`pledge`), until a co-chair publishes it.

    `organisation` pledges; nobody of it publishes it. `returned` has what was said when a co-chair returned it.
    """

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, null=True, blank=True, related_name="submissions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="submissions")
    returned = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=SUBMISSION_STATES, default=SubmissionState.DRAFT.value)

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
