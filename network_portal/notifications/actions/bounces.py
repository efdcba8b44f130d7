"""What the mail provider tells of messages that left: kept once, and the message's state follows from all of it."""

from django.db import transaction

from network_portal.common import clock
from network_portal.notifications.models import DeliveryEvent, Message
from network_portal.notifications.queries.deliveries import words_that_count
from network_portal.notifications.rules.bounces import DID_NOT_ARRIVE, Told, arrived

LEFT = (Message.SENDING, Message.UNCERTAIN, Message.SENT)


def record_delivery_event(told: Told) -> None:
    """The same event told twice, or events in any order, end in the same state.

    Words on what the portal did not send, and on what nobody needs to know, are passed over. What waits to be
    sent is not the provider's to judge, and what did not arrive stays so until a person releases it.
    """
    if not told.what:
        return
    with transaction.atomic():
        message = Message.objects.select_for_update().filter(message_id=told.message_id).first()
        if message is None:
            return
        word = DeliveryEvent(message=message, key=told.key, what=told.what, why=told.why, code=told.code, at=told.at)
        DeliveryEvent.objects.bulk_create([word], ignore_conflicts=True)
        _follow(message)


def _follow(message: Message) -> None:
    words = list(words_that_count(message))
    outcome = arrived(word.what for word in words)
    left = Message.objects.filter(pk=message.pk, state__in=LEFT)
    if outcome is True:
        left.exclude(state=Message.SENT).update(
            state=Message.SENT, sent_at=clock.now(), leased_until=None, last_error=""
        )
    elif outcome is False:
        code = next((word.code for word in words if word.what in DID_NOT_ARRIVE), "")
        left.update(state=Message.FAILED, leased_until=None, last_error=code)
