"""What the work plan holds about one person, for 'my data' and for erasure."""

from typing import Any

from network_portal.common import registry
from network_portal.common.registry import PersonalData
from workplan.models import NewsRequest


def export(user_id: int) -> dict[str, Any]:
    asked = NewsRequest.objects.filter(asked_by=user_id).order_by("pk")
    fields = ("activity__plan__slug", "activity__code", "organisation__slug", "words", "asked_at")
    return {"requests_for_news": list(asked.values(*fields))}


def erase(user_id: int) -> None:
    """That an organisation was asked, and in which words, stays; by whom does not. The mails name the asker in
    their link, by which the part of the messages empties them."""
    NewsRequest.objects.filter(asked_by=user_id).update(asked_by=None)


def register() -> None:
    registry.personal_data.register("workplan", PersonalData(export=export, erase=erase))
