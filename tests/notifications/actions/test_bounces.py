from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from django.db import IntegrityError, transaction

from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.notifications.actions.bounces import record_delivery_event
from network_portal.notifications.actions.delivery import KEPT_DAYS, deliver_waiting, forget_old_bodies
from network_portal.notifications.actions.mails import MailLine
from network_portal.notifications.actions.messages import release_message
from network_portal.notifications.models import DeliveryEvent, Message
from network_portal.notifications.rules.bounces import Told

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
GONE = "550 5.1.1 <maria@domain.org>: no such user maria"


@pytest.fixture
def sent(queue):
    with clock.stopped_at(NOON):
        message = queue()
        deliver_waiting()
    return message


def tell(message, event="delivered", event_id="1", minutes=1, said="", **fields):
    at = NOON + timedelta(minutes=minutes)
    fields = {"provider": "mailgun", "message_id": message.message_id} | fields
    record_delivery_event(Told(event_id=event_id, event=event, at=at, said=said, **fields))
    return Message.objects.get(pk=message.pk)


def test_a_mail_that_came_back_failed_and_its_address_is_kept_nowhere_beside_it(sent):
    message = tell(sent, "bounced", said=GONE)
    assert (message.state, message.last_error) == (Message.FAILED, "5.1.1")
    [word] = DeliveryEvent.objects.all()
    assert (word.what, word.why, word.code, word.at) == ("bounced", "no_mailbox", "5.1.1", NOON + timedelta(minutes=1))
    kept = " ".join(str(getattr(word, field.attname)) for field in DeliveryEvent._meta.concrete_fields)
    assert "maria" not in kept and "@" not in kept


def test_what_may_still_arrive_is_only_noted(sent):
    assert tell(sent, "deferred", said="450 4.2.1 try later").state == Message.SENT
    assert DeliveryEvent.objects.get().what == "delayed"


def test_the_same_event_counts_once_because_the_database_holds_it(sent):
    for _again in range(3):
        tell(sent, "bounced", said=GONE)
    tell(sent, "bounced", said=GONE, event_id="told again by another name")
    [word] = DeliveryEvent.objects.all()
    for twice in ({"key": word.key, "what": "delayed"}, {"key": "other", "what": word.what}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DeliveryEvent.objects.create(message=sent, at=word.at, **twice)


def test_in_every_order_the_message_ends_the_same(queue):
    events = [("delivered", "1", 1), ("bounced", "2", 2), ("deferred", "3", 0), ("delivered", "1", 1)]
    for order in permutations(events):
        message = queue()
        Message.objects.filter(pk=message.pk).update(state=Message.UNCERTAIN)
        for event, event_id, minutes in order:
            message = tell(message, event, f"{message.pk} {event_id}", minutes, GONE if event == "bounced" else "")
        assert (message.state, message.last_error, message.delivery_events.count()) == (Message.FAILED, "5.1.1", 3)


@pytest.mark.parametrize("state", [Message.UNCERTAIN, Message.SENDING])
@pytest.mark.parametrize("event", ["delivered", "deferred"])
def test_what_the_provider_has_is_sent_and_goes_no_second_time(queue, state, event):
    message = queue()
    lost = {"state": state, "leased_until": clock.now() - timedelta(seconds=1)}
    Message.objects.update(**lost)
    settled = tell(message, event)
    assert (settled.state, settled.leased_until) == (Message.SENT, None) and settled.sent_at
    deliver_waiting()
    assert Message.objects.get().attempts == 0


def test_a_bounce_told_while_the_mail_is_handed_over_is_not_overwritten(queue, monkeypatch):
    message = queue()
    monkeypatch.setattr(MailLine, "send", lambda line, mail: tell(message, "bounced", said=GONE))
    deliver_waiting()
    assert Message.objects.get().state == Message.FAILED


def test_what_waits_to_be_sent_is_not_the_providers_to_judge(queue):
    message = queue()
    for number, event in enumerate(["delivered", "bounced"]):
        assert tell(message, event, str(number)).state == Message.QUEUED


def test_after_a_release_only_the_new_copy_counts(sent):
    tell(sent, "bounced", said=GONE)
    with clock.stopped_at(NOON + timedelta(hours=1)):
        release_message(message_id=sent.pk, by=SYSTEM)
        deliver_waiting()
    assert tell(sent, "complained", "late word on the first copy", minutes=2).state == Message.SENT
    assert tell(sent, "delivered", "2", minutes=61).state == Message.SENT
    assert tell(sent, "bounced", "3", minutes=62).state == Message.FAILED


def test_nothing_is_kept_of_strangers_and_of_what_readers_do(sent):
    for event in ("opened", "clicked", "unsubscribed"):
        tell(sent, event, event)
    tell(sent, "bounced", message_id="<somebody@else>")
    assert not DeliveryEvent.objects.exists()
    assert Message.objects.get().state == Message.SENT


def test_it_is_forgotten_with_the_body(sent):
    tell(sent, "bounced", said=GONE)
    with clock.stopped_at(NOON + timedelta(days=KEPT_DAYS, minutes=1)):
        forget_old_bodies()
    assert not DeliveryEvent.objects.exists()
    assert Message.objects.get().state == Message.FAILED
