"""From the outbox to the mail server: each message once, whatever breaks in between.

QUEUED, claimed (leased) by one sender → SENDING, committed just before the message is handed over → SENT.
A claim that ran out was never begun, so anyone may take it up. A lease that ran out while SENDING is
UNCERTAIN: the mail server may have the message or not (`settling.py`).
"""

import logging
from contextlib import closing
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError, transaction
from django.db.models import QuerySet

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.jobs import look_now
from network_portal.notifications.actions.mails import MailLine, mail_of
from network_portal.notifications.actions.messages import DELIVER, DELIVER_URGENT
from network_portal.notifications.actions.settling import settle_lost_messages
from network_portal.notifications.models import DeliveryEvent, Message
from network_portal.notifications.queries.messages import due_messages, messages_about
from network_portal.notifications.queries.readers import may_read
from network_portal.notifications.rules import delivery as rules

logger = logging.getLogger(__name__)
BATCH = 100
SERVER_PAUSE = timedelta(minutes=1)
KEPT_DAYS = 30
SETTLED = (Message.SENT, Message.UNCERTAIN, Message.FAILED)


def deliver_waiting(limit: int = BATCH, *, only_urgent: bool = False) -> int:
    """Send what is due, the urgent first, over one connection; answers how many were taken up."""
    settle_lost_messages()
    with closing(MailLine()) as line:
        batch = claim(limit, only_urgent=only_urgent)
        for place, message in enumerate(batch):
            try:
                line.open()
            except OSError as error:
                _put_back(batch[place:], error)
                return place
            try:
                _deliver(message, line)
            except OperationalError:  # the database is gone: claims and leases will tell
                raise
            except Exception:  # one bad row never stops the batch; its claim or lease will tell
                logger.exception("message %s could not be dealt with", message.pk)
    if len(batch) == limit:
        look_now(DELIVER_URGENT if only_urgent else DELIVER)
    return len(batch)


def claim(limit: int, *, only_urgent: bool = False) -> list[Message]:
    """Take up to `limit` due messages for this sender alone."""
    with transaction.atomic(durable=True):
        moment = clock.now()
        due = due_messages(moment, only_urgent=only_urgent).select_for_update(skip_locked=True)[:limit]
        return [message for message in list(due) if _lease(message, moment)]


def forget_words(found: QuerySet[Message]) -> int:
    """What names somebody who is gone keeps no words; what still waits to leave keeps them until it has left."""
    settled = found.filter(state__in=SETTLED).exclude(subject="", text="", html="")
    return settled.update(subject="", text="", html="", links={})


def forget_old_bodies() -> int:
    """After 30 days the row says that a mail was sent, not what it said, to which address, what the provider told.

    What left only after somebody was erased whom it names is emptied by the next run.
    """
    before = clock.now() - timedelta(days=KEPT_DAYS)
    erased = User.objects.filter(erased_at__gt=before).values_list("pk", flat=True)
    forget_words(messages_about(*erased))
    old = Message.objects.filter(created_at__lt=before, state__in=SETTLED)
    DeliveryEvent.objects.filter(message__in=old).delete()
    nothing = {"address": "", "subject": "", "text": "", "html": "", "last_error": ""}
    return old.exclude(**nothing).update(**nothing, links={})


def _lease(message: Message, moment: datetime) -> bool:
    """Conditional, for databases without row locks: true for exactly one of several senders."""
    until = moment + timedelta(seconds=settings.MAIL_CLAIM_SECONDS)
    mine = Message.objects.filter(pk=message.pk, state=Message.QUEUED, leased_until=message.leased_until)
    message.leased_until = until
    return mine.update(leased_until=until) == 1


def _deliver(message: Message, line: MailLine) -> None:
    if not may_read(message):
        _withhold(message)
        return
    try:
        mail = mail_of(message)
    except Exception as error:  # a link that cannot be made, a text that makes no mail
        message.attempts += 1
        _note_failure(message, rules.TEMPORARY, error)
        return
    if not _begin(message):
        return
    try:
        line.send(mail)
    except Exception as error:
        line.close()
        _note_failure(message, rules.meaning_of(error), error)
        return
    sent = Message.objects.filter(pk=message.pk, state__in=(Message.SENDING, Message.UNCERTAIN))
    sent.update(state=Message.SENT, sent_at=clock.now(), leased_until=None, last_error="")


def _begin(message: Message) -> bool:
    """Committed before the message is handed over; false where the claim was lost meanwhile.

    Also where the message goes elsewhere by now: its links were just made, and must not reach the mailbox that
    its reader left. The claim runs out, and it leaves for the new one.
    """
    mine = Message.objects.filter(pk=message.pk, state=Message.QUEUED, leased_until=message.leased_until)
    mine = mine.filter(address=message.address, person=message.person_id)
    message.leased_until = clock.now() + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    message.attempts += 1
    begun = mine.update(state=Message.SENDING, leased_until=message.leased_until, attempts=message.attempts)
    return begun == 1


def _withhold(message: Message) -> None:
    """It does not leave, by no release either: its words are gone. That it was written is shown."""
    mine = Message.objects.filter(pk=message.pk, state=Message.QUEUED, leased_until=message.leased_until)
    nothing = {"subject": "", "text": "", "html": "", "links": {}}
    mine.update(state=Message.FAILED, leased_until=None, last_error=rules.LEFT_THE_TEAM, **nothing)


def _note_failure(message: Message, meaning: str, error: Exception) -> None:
    state = {rules.UNCERTAIN: Message.UNCERTAIN, rules.TEMPORARY: Message.QUEUED}.get(meaning, Message.FAILED)
    if state == Message.QUEUED and message.attempts >= rules.MAXIMUM_ATTEMPTS:
        state = Message.FAILED
    logger.warning("message %s: %s, %s", message.pk, meaning, type(error).__name__)
    Message.objects.filter(pk=message.pk, leased_until=message.leased_until).update(
        state=state,
        leased_until=None,
        attempts=message.attempts,
        next_attempt_at=clock.now() + rules.pause_after(message.attempts),
        last_error=rules.told_in_short(error),
    )


def _put_back(messages: list[Message], error: Exception) -> None:
    """The server does not answer: that is no failure of these messages, and counts as no attempt."""
    logger.warning("the mail server does not answer: %s", type(error).__name__)
    for message in messages:
        Message.objects.filter(pk=message.pk, state=Message.QUEUED, leased_until=message.leased_until).update(
            leased_until=None,
            next_attempt_at=clock.now() + SERVER_PAUSE,
            last_error=rules.told_in_short(error),
        )
