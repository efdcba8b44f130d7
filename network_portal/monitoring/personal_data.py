"""What monitoring holds of a person, for 'my data'."""

from typing import Any

from django.db import transaction

from network_portal.common import registry
from network_portal.common.registry import PersonalData
from network_portal.monitoring.actions.locks import locked_rounds
from network_portal.monitoring.models import Duty, EvidenceFile, MailedLink, Notice, Paragraph, Round, Update

ANSWER = ("nothing_new", "status", "done", "evidence", "in_the_way", "next_step", "language")


def export(person_id: int) -> dict[str, Any]:
    """All that `erase` knows: what the person wrote, judged, was asked to draft and was sent."""
    updates = Update.objects.order_by("pk")
    duty = ("round__slug", "organisation__slug")
    return {
        "updates": list(
            updates.filter(author=person_id).values(
                "duty__round__slug", "organisation__slug", "state", *ANSWER, "created_at", "saved_at", "submitted_at"
            )
        ),
        "decisions": list(
            updates.filter(decided_by=person_id).values(
                "duty__round__slug", "organisation__slug", "state", "comment", "decided_at"
            )
        ),
        "paragraphs": list(
            Paragraph.objects.filter(author=person_id).values(
                "duty__round__slug", "organisation__slug", "words", "language", "saved_at"
            )
        ),
        "evidence_files": list(
            EvidenceFile.objects.filter(uploaded_by=person_id).values(
                "update__duty__round__slug",
                "update__organisation__slug",
                "name",
                "kind",
                "size",
                "authors",
                "uploaded_at",
            )
        ),
        "drafts_handed_to_you": list(Duty.objects.filter(drafter=person_id).values(*duty, "subject", "drafted_at")),
        "mailed_links": list(
            MailedLink.objects.filter(person=person_id).values(*duty, "expires_on", "revoked_at", "disowned_at")
        ),
        "notices": list(Notice.objects.filter(person=person_id).values(*duty, "kind", "created_at")),
    }


@transaction.atomic
def erase(person_id: int) -> None:
    """What the organisation said stays the organisation's; nothing says any more who wrote it."""
    locked_rounds(Round.objects.all())
    Update.objects.filter(author=person_id).update(author=None)
    Update.objects.filter(decided_by=person_id).update(decided_by=None)
    Paragraph.objects.filter(author=person_id).update(author=None)
    EvidenceFile.objects.filter(uploaded_by=person_id).update(uploaded_by=None, authors=[])
    Duty.objects.filter(drafter=person_id).update(drafter=None)
    MailedLink.objects.filter(person=person_id).delete()
    Notice.objects.filter(person=person_id).delete()


def register() -> None:
    registry.personal_data.register("monitoring", PersonalData(export=export, erase=erase))
