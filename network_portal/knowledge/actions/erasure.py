from typing import Any

from network_portal.knowledge.models import (
    Clearance,
    ClearanceAnswer,
    ClearanceFile,
    Publication,
    PublicationDocument,
)

NAMED = (
    (Publication, "author"),
    (Publication, "decided_by"),
    (PublicationDocument, "uploaded_by"),
    (Clearance, "opened_by"),
    (ClearanceAnswer, "answered_by"),
    (ClearanceFile, "uploaded_by"),
)


def erase_from_publications(person_id: int) -> None:
    """What was written, decided and answered stays; nothing says any more by whom, nor whom a file of theirs names.
    Within the verb that erases."""
    for files in (PublicationDocument.objects, ClearanceFile.objects):
        files.filter(uploaded_by=person_id).update(authors=[])
    for model, name in NAMED:
        model._default_manager.filter(**{name: person_id}).update(**{name: None})
    writers: Any = Publication.writers.through
    writers.objects.filter(user=person_id).delete()
