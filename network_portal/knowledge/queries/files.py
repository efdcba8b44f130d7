"""The files of publications and of clearances."""

from collections.abc import Collection

from django.db.models import QuerySet

from network_portal.knowledge.models import ClearanceFile, PublicationDocument


def stored_of_rows(stored: Collection[str]) -> set[str]:
    held: set[str] = set()
    for model in (PublicationDocument, ClearanceFile):
        held |= set(model._default_manager.filter(stored__in=stored).values_list("stored", flat=True))
    return held


def files_of_publications() -> QuerySet[PublicationDocument]:
    """As the permission to read one asks."""
    return PublicationDocument.objects.exclude(stored="").select_related("publication")


def files_of_clearances() -> QuerySet[ClearanceFile]:
    return ClearanceFile.objects.select_related("clearance")
