"""Messages of which nobody knows whether they left: the mail server is asked, else a person decides.

Nothing sends them again by itself, and nothing drops them.
"""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from network_portal.common import clock
from network_portal.notifications.models import Message
from network_portal.notifications.queries.messages import messages_lost_in_sending, messages_to_ask_about

logger = logging.getLogger(__name__)
ASK_AT_ONCE = 100
ASK_AGAIN = timedelta(minutes=5)
ONLY = ("id", "message_id", "next_attempt_at")


def settle_lost_messages() -> None:
    """Whose sender died while it sent is uncertain; then whoever holds the proof is asked."""
    moment = clock.now()
    messages_lost_in_sending(moment).update(state=Message.UNCERTAIN, leased_until=None, next_attempt_at=moment)
    if settings.MAIL_PROOF:
        _ask()


def _ask() -> None:
    """By Message-ID: delivered is sent, not delivered waits to be sent, silence is asked again later."""
    asked = list(messages_to_ask_about(clock.now()).only(*ONLY)[:ASK_AT_ONCE])
    if not asked:
        return
    try:
        told = import_string(settings.MAIL_PROOF)([message.message_id for message in asked])
    except OSError as error:
        logger.warning("nobody tells which messages arrived: %s", type(error).__name__)
        told = {}
    for message in asked:
        _note(message, told.get(message.message_id))


def _note(message: Message, delivered: bool | None) -> None:
    """Conditional: of two who asked, the slower changes nothing."""
    moment = clock.now()
    answers: dict[bool | None, dict[str, Any]] = {
        True: {"state": Message.SENT, "sent_at": moment, "last_error": ""},
        False: {"state": Message.QUEUED, "next_attempt_at": moment},
        None: {"next_attempt_at": moment + ASK_AGAIN},
    }
    mine = Message.objects.filter(pk=message.pk, state=Message.UNCERTAIN, next_attempt_at=message.next_attempt_at)
    mine.update(**answers[delivered])
