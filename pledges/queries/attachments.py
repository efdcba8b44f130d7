"""The one file beside a pledge."""

from collections.abc import Collection

from django.db.models import QuerySet

from pledges.models import PledgeFile, Submission


def attachment_of(submission: Submission) -> PledgeFile | None:
    """As the submission stands; of a change that does not touch it, the published one."""
    return PledgeFile.objects.filter(pk=submission.values.get("attachment") or 0).first()


def with_submission() -> "QuerySet[PledgeFile]":
    """As the permission to read one asks."""
    return PledgeFile.objects.select_related("submission", "pledge")


def stored_of_rows(stored: Collection[str]) -> set[str]:
    return set(PledgeFile.objects.filter(stored__in=stored).values_list("stored", flat=True))
