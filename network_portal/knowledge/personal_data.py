"""What this part holds about one person, for 'my data' and for erasure."""

from typing import Any

from django.db import transaction

from network_portal.common import registry
from network_portal.common.registry import PersonalData
from network_portal.knowledge.actions.erasure import erase_from_publications
from network_portal.knowledge.models import PracticeCopy, PracticeReview, PracticeSubmission
from network_portal.knowledge.queries.personal import publications_of_person


def export(person_id: int) -> dict[str, Any]:
    submissions = PracticeSubmission.objects.order_by("pk")
    place = ("organisation__slug", "practice__slug", "state")
    reviews = PracticeReview.objects.filter(reviewer=person_id).order_by("pk")
    return {
        "practices": list(
            submissions.filter(author=person_id).values(*place, "values", "language", "created_at", "saved_at")
        ),
        "practices_written_in": list(submissions.filter(writers=person_id).values(*place, "created_at")),
        "decisions_on_practices": list(
            submissions.filter(decided_by=person_id).values(*place, "comment", "decided_at")
        ),
        "copies_of_practices": list(
            PracticeCopy.objects.filter(author=person_id)
            .order_by("pk")
            .values(
                "practice__slug", "organisation__slug", "year", "changed", "language", "is_named", "state", "told_at"
            )
        ),
        "decisions_on_copies": list(
            PracticeCopy.objects.filter(decided_by=person_id)
            .order_by("pk")
            .values("pk", "state", "reason", "decided_at")
        ),
        "reviews_of_practices": list(reviews.values("submission", "answers", "words", "reviewed_at")),
        **publications_of_person(person_id),
    }


@transaction.atomic
def erase(person_id: int) -> None:
    """What was written and answered stays; nothing says any more by whom."""
    for name in ("author", "decided_by"):
        PracticeSubmission.objects.filter(**{name: person_id}).update(**{name: None})
        PracticeCopy.objects.filter(**{name: person_id}).update(**{name: None})
    PracticeSubmission.writers.through.objects.filter(user=person_id).delete()
    PracticeReview.objects.filter(reviewer=person_id).update(reviewer=None)
    erase_from_publications(person_id)


def register() -> None:
    registry.personal_data.register("knowledge", PersonalData(export=export, erase=erase))
