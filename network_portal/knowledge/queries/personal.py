from typing import Any

from network_portal.knowledge.models import (
    Clearance,
    ClearanceAnswer,
    ClearanceFile,
    Publication,
    PublicationDocument,
)


def publications_of_person(person_id: int) -> dict[str, Any]:
    """What publications and clearances hold about one person."""
    publications = Publication.objects.order_by("pk")
    place = ("pk", "slug", "publisher__slug", "state")
    documents = PublicationDocument.objects.filter(uploaded_by=person_id).order_by("pk")
    files = ClearanceFile.objects.filter(uploaded_by=person_id).order_by("pk")
    answers = ClearanceAnswer.objects.filter(answered_by=person_id).order_by("pk")
    opened = Clearance.objects.filter(opened_by=person_id).order_by("pk")
    return {
        "publications": list(publications.filter(author=person_id).values(*place, "created_at", "saved_at")),
        "publications_written_in": list(publications.filter(writers=person_id).values(*place)),
        "decisions_on_publications": list(
            publications.filter(decided_by=person_id).values(*place, "comment", "decided_at")
        ),
        "documents_of_publications": list(documents.values("publication", "name", "address", "authors", "added_at")),
        "clearances_opened": list(opened.values("pk", "title", "words", "opened_at", "reason")),
        "answers_to_clearances": list(
            answers.values("clearance", "organisation__slug", "answer", "words", "answered_at")
        ),
        "files_of_clearances": list(files.values("clearance", "name", "authors", "added_at")),
    }
