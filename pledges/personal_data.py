"""What the registry of pledges holds about one person, for 'my data' and for erasure."""

from typing import Any

from django.db import transaction

from network_portal.common import registry
from network_portal.common.registry import PersonalData
from pledges.models import PledgeFile, PledgeImport, Submission


def export(person_id: int) -> dict[str, Any]:
    submissions = Submission.objects.order_by("pk")
    imports = PledgeImport.objects.order_by("pk")
    of_import = ("file_name", "state", "uploaded_at", "ended_at")
    place = ("organisation__slug", "pledge__reference", "state")
    return {
        "submissions": list(
            submissions.filter(author=person_id).values(*place, "values", "language", "created_at", "saved_at")
        ),
        "submissions_written_in": list(submissions.filter(writers=person_id).values(*place, "created_at")),
        "decisions": list(submissions.filter(decided_by=person_id).values(*place, "comment", "decided_at")),
        "attachments": list(
            PledgeFile.objects.filter(uploaded_by=person_id)
            .order_by("pk")
            .values(
                "submission__organisation__slug", "pledge__reference", "name", "kind", "size", "authors", "uploaded_at"
            )
        ),
        "imports_of_pledges": list(imports.filter(uploaded_by=person_id).values(*of_import)),
        "imports_of_pledges_confirmed": list(imports.filter(confirmed_by=person_id).values(*of_import)),
    }


@transaction.atomic
def erase(person_id: int) -> None:
    """What an organisation pledges, and that a file was imported, stays; nothing says any more by whom."""
    for rows, names in (
        (Submission.objects, ("author", "decided_by")),
        (PledgeImport.objects, ("uploaded_by", "confirmed_by")),
    ):
        for name in names:
            rows.filter(**{name: person_id}).update(**{name: None})
    Submission.writers.through.objects.filter(user=person_id).delete()
    PledgeFile.objects.filter(uploaded_by=person_id).update(uploaded_by=None, authors=[])


def register() -> None:
    registry.personal_data.register("pledges", PersonalData(export=export, erase=erase))
