"""What the work plan holds about one person, for 'my data' and for erasure."""

from typing import Any

from network_portal.accounts.models import User
from network_portal.common import registry
from network_portal.common.registry import PersonalData
from network_portal.notifications.actions.delivery import forget_words
from network_portal.notifications.models import Message
from workplan.messages import ASK_FOR_NEWS
from workplan.models import NewsRequest


def export(user_id: int) -> dict[str, Any]:
    asked = NewsRequest.objects.filter(asked_by=user_id).order_by("pk")
    fields = ("activity__plan__slug", "activity__code", "organisation__slug", "words", "asked_at")
    return {"requests_for_news": list(asked.values(*fields))}


def erase(user_id: int) -> None:
    """That an organisation was asked, and in which words, stays; by whom does not, nor in the mails that asked."""
    name = User.objects.get(pk=user_id).name
    for number in NewsRequest.objects.filter(asked_by=user_id).values_list("pk", flat=True):
        sent = Message.objects.filter(key__startswith=f"{ASK_FOR_NEWS.name}:{number}:")
        forget_words(sent.filter(text__contains=name) if name else sent.none())
    NewsRequest.objects.filter(asked_by=user_id).update(asked_by=None)


def register() -> None:
    registry.personal_data.register("workplan", PersonalData(export=export, erase=erase))
