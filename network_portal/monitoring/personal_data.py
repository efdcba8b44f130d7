"""What monitoring holds of a person, for 'my data'."""

from typing import Any

from django.db import transaction

from network_portal.common import registry
from network_portal.common.registry import PersonalData
from network_portal.monitoring.models import Duty, MailedLink, Notice, Paragraph, Update


def export(person_id: int) -> dict[str, Any]:
    updates = Update.objects.filter(author=person_id).order_by("pk")
    notices = Notice.objects.filter(person=person_id).order_by("pk")
    return {
        "updates": list(updates.values("organisation__slug", "state", "status", "done", "language", "saved_at")),
        "notices": list(notices.values("round__slug", "organisation__slug", "kind", "created_at")),
    }


@transaction.atomic
def erase(person_id: int) -> None:
    """What the organisation said stays the organisation's; nothing says any more who wrote it."""
    Update.objects.filter(author=person_id).update(author=None)
    Update.objects.filter(decided_by=person_id).update(decided_by=None)
    Paragraph.objects.filter(author=person_id).update(author=None)
    Duty.objects.filter(drafter=person_id).update(drafter=None)
    MailedLink.objects.filter(person=person_id).delete()
    Notice.objects.filter(person=person_id).delete()


def register() -> None:
    registry.personal_data.register("monitoring", PersonalData(export=export, erase=erase))
