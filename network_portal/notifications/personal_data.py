"""What messages hold of one person, for 'my data' and for erasure."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from network_portal.common import registry
from network_portal.common.registry import PersonalData
from network_portal.notifications.actions.delivery import forget_words
from network_portal.notifications.backends import remove_kept
from network_portal.notifications.models import DeliveryEvent, Message, MutedCategory
from network_portal.notifications.queries.messages import messages_about, messages_of_person
from network_portal.notifications.queries.preferences import muted_by

EXPORTED = ("subject", "text", "kind", "address", "language", "state", "created_at", "sent_at")


def export(user_id: int) -> dict[str, Any]:
    rows = messages_of_person(user_id).order_by("id")
    return {
        "unwanted_mail": sorted(muted_by(user_id)),
        "messages": [
            {
                "subject": row.subject,
                "text": row.text,
                "kind": row.kind,
                "address": row.address,
                "language": row.language,
                "state": row.state,
                "written_at": row.created_at,
                "sent_at": row.sent_at,
                "told_by_provider": [
                    {"what": word.what, "why": word.why, "at": word.at} for word in row.delivery_events.all()
                ],
            }
            for row in rows.only(*EXPORTED).prefetch_related("delivery_events")
        ],
    }


@transaction.atomic
def erase(user_id: int) -> None:
    """Rows stay as a count of what was sent; nothing in them says to whom. What still waits is not sent.

    What was sent to others about the person loses its words; what waits for others leaves, for they must know,
    and loses them with the next daily job. So go the files of a portal that keeps its mails.
    """
    ids = list(messages_of_person(user_id).values_list("pk", flat=True))
    theirs = Message.objects.filter(pk__in=ids)
    MutedCategory.objects.filter(person=user_id).delete()
    theirs.filter(state=Message.QUEUED).delete()
    DeliveryEvent.objects.filter(message__in=ids).delete()
    kept = Message.objects.filter(Q(pk__in=ids) | Q(pk__in=messages_about(user_id).values("pk")))
    transaction.on_commit(partial(remove_kept, list(kept.values_list("message_id", flat=True))))
    theirs.update(address="", person_id=None, subject="", text="", html="", links={}, last_error="")
    forget_words(messages_about(user_id))


def register() -> None:
    registry.personal_data.register("messages", PersonalData(export=export, erase=erase))
