"""Files that show what updates say."""

from collections.abc import Collection

from django.db.models import Prefetch, QuerySet

from network_portal.monitoring.models import EvidenceFile


def present_files() -> "Prefetch[str]":
    """For updates that are shown with their files: `update.files.all` holds those not removed."""
    return Prefetch("files", queryset=EvidenceFile.objects.filter(removed_in=None))


def files_of(update_id: int | None) -> "QuerySet[EvidenceFile]":
    return EvidenceFile.objects.filter(update=update_id, removed_in=None)


def with_update() -> "QuerySet[EvidenceFile]":
    """As the permission to read one asks."""
    return EvidenceFile.objects.select_related("update__duty")


def stored_of_rows(stored: Collection[str]) -> set[str]:
    return set(EvidenceFile.objects.filter(stored__in=stored).values_list("stored", flat=True))
