from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.jobs import look_now
from network_portal.notifications.kinds import MessageKind, kinds
from network_portal.notifications.models import Message
from network_portal.notifications.queries.texts import render_message

DELIVER = "network_portal.notifications.tasks.deliver_waiting"
Links = Mapping[str, Mapping[str, Any]]


def queue_message(
    kind: MessageKind | str,
    *,
    address: str,
    person_id: int | None = None,
    language: str,
    values: Mapping[str, Any],
    links: Links | None = None,
    key: str | None = None,
) -> Message | None:
    """Write one message, in the transaction of what causes it; the worker sends it after the commit.

    `links` maps a name that the template uses to `{"maker": name in registry.link_makers, …}`: the rest
    are the plain values that the maker needs, without any token. `key` names the occasion: a second message
    of the same occasion is not written, the first is answered. Without an address there is nobody to write
    to: None.
    """
    kind = kinds[kind] if isinstance(kind, str) else kind
    if not address:
        return None
    known = Message.objects.filter(key=key).first() if key is not None else None
    if known is not None:
        return known
    language = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    message = Message(
        kind=kind.name,
        category=kind.category,
        priority=kind.priority,
        person_id=person_id,
        address=address,
        language=language,
        links={name: dict(link) for name, link in (links or {}).items()},
        message_id=f"<{uuid4()}@{settings.MESSAGE_ID_DOMAIN}>",
        key=key,
        **render_message(kind, language=language, values=values, link_names=links or ()),
    )
    return _kept_once(message)


def send_by_outbox(kind: str, **fields: Any) -> None:
    """What lower parts reach through registry.mail_sender["outbox"]: queue_message, by the kind's name."""
    queue_message(kind, **fields)


def release_message(*, message_id: int, by: Actor) -> None:
    """Queue again what is uncertain or failed: a person has looked, and answers for a second copy.

    Raises message_needs_no_release where it is neither, message_forgotten where its text is gone.
    """
    with transaction.atomic():
        message = Message.objects.select_for_update().get(pk=message_id)
        before = message.state
        if before not in (Message.UNCERTAIN, Message.FAILED):
            raise DomainError("message_needs_no_release")
        if not (message.address and message.text):
            raise DomainError("message_forgotten")
        Message.objects.filter(pk=message.pk, state=before).update(
            state=Message.QUEUED, attempts=0, next_attempt_at=clock.now(), leased_until=None, last_error=""
        )
        record("notifications.release", by=by, target=message, changes={"state": [before, Message.QUEUED]})
        look_now(DELIVER)


def _kept_once(message: Message) -> Message:
    try:
        with transaction.atomic():
            message.save()
            look_now(DELIVER)
    except IntegrityError:
        known = Message.objects.filter(key=message.key).first() if message.key is not None else None
        if known is None:
            raise
        return known
    return message
