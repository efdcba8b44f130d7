"""What the Mechanism holds of a name that became protected."""

from typing import Any

from django.db.models import QuerySet

from mechanism.models import (
    Admission,
    FollowUp,
    MembershipRequest,
    Milestone,
    MilestoneText,
    Recommendation,
    RecommendationResponse,
    RecommendationText,
    Registration,
)
from network_portal.common import registry
from network_portal.common.renaming import Renaming


def forget_name(organisation_id: int, renaming: Renaming) -> None:
    _forget(Registration.objects.filter(organisation=organisation_id), renaming, "values")
    _forget(Admission.objects.filter(organisation=organisation_id), renaming, "suspension")
    asked = MembershipRequest.objects.filter(organisation=organisation_id)
    _forget(asked, renaming, "words", "reason", "appeal", "answer")
    _forget(RecommendationText.objects.all(), renaming, "title", "words")
    _forget(RecommendationResponse.objects.all(), renaming, "words", "source")
    _forget(MilestoneText.objects.all(), renaming, "words")
    _forget(Milestone.objects.exclude(source=""), renaming, "source")
    _forget(FollowUp.objects.all(), renaming, "words")
    _forget(Recommendation.objects.exclude(withdrawal=""), renaming, "withdrawal")


def _forget(rows: QuerySet[Any], renaming: Renaming, *columns: str) -> None:
    for row in rows:
        words = {column: renaming.in_values(getattr(row, column)) for column in columns}
        rows.filter(pk=row.pk).update(**words)


def register() -> None:
    registry.forgotten_names.register("mechanism", forget_name)
