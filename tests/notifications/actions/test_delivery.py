import json
import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from network_portal.common import clock
from network_portal.notifications.actions import delivery
from network_portal.notifications.actions.delivery import BATCH, deliver_waiting, forget_old_bodies
from network_portal.notifications.models import Message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
TOKEN = "token-that-nobody-keeps"


class Trouble(EmailBackend):
    """A mail server that does to each message what the test wants: an error, or something meanwhile."""

    on_open = None
    by_address: dict = {}

    def open(self):
        if Trouble.on_open:
            raise Trouble.on_open

    def send_messages(self, messages):
        wanted = Trouble.by_address.get(messages[0].to[0])
        if isinstance(wanted, Exception):
            raise wanted
        if wanted:
            wanted()
        return super().send_messages(messages)


@pytest.fixture
def trouble(settings, monkeypatch):
    monkeypatch.setattr(Trouble, "on_open", None)
    monkeypatch.setattr(Trouble, "by_address", {})
    monkeypatch.setattr("network_portal.notifications.actions.mails.get_connection", Trouble)
    return Trouble


def sent_to():
    return [message.to[0] for message in mail.outbox]


def only():
    return Message.objects.get()


def test_a_message_leaves_with_its_links_and_its_fixed_message_id(queue):
    message = queue()
    assert deliver_waiting() == 1
    sent = mail.outbox[0]
    assert sent.extra_headers["Message-ID"] == message.message_id
    assert sent.message()["Message-ID"] == message.message_id
    assert sent.extra_headers["Content-Language"] == "en"
    assert f"https://p.example/en/{TOKEN}-7?a=1&b=2" in sent.body
    html = sent.alternatives[0].content
    assert f'href="https://p.example/en/{TOKEN}-7?a=1&amp;b=2"' in html
    message.refresh_from_db()
    assert (message.state, message.attempts, message.leased_until) == (Message.SENT, 1, None)
    assert message.sent_at is not None


def test_no_column_ever_holds_the_token(queue, trouble):
    queue(address="fine@x.org")
    queue(address="refused@x.org")
    trouble.by_address["refused@x.org"] = smtplib.SMTPDataError(554, f"see https://p/{TOKEN}-7".encode())
    deliver_waiting()
    assert TOKEN in mail.outbox[0].body
    rows = json.dumps(list(Message.objects.values()), default=str)
    assert TOKEN not in rows


def test_what_goes_elsewhere_by_now_does_not_go_where_it_was_claimed_for(queue, trouble):
    """The second of a batch, whose reader takes another mailbox while the first leaves."""
    queue(address="first@x.org")
    second = queue(address="old@x.org")

    def moves():
        Message.objects.filter(pk=second.pk).update(address="new@x.org")

    trouble.by_address["first@x.org"] = moves
    deliver_waiting()
    assert sent_to() == ["first@x.org"]
    with clock.stopped_at(clock.now() + timedelta(seconds=settings.MAIL_CLAIM_SECONDS + 1)):
        deliver_waiting()
    assert sent_to() == ["first@x.org", "new@x.org"]


def test_what_is_sent_is_not_sent_again(queue):
    queue()
    deliver_waiting()
    deliver_waiting()
    assert len(mail.outbox) == 1


def test_the_urgent_overtake_the_many(queue):
    for number in range(3):
        queue(address=f"many{number}@x.org")
    Message.objects.update(priority=Message.BULK)
    reset = queue(address="reset@x.org")
    Message.objects.filter(pk=reset.pk).update(priority=Message.URGENT)
    deliver_waiting(limit=2)
    assert sent_to() == ["reset@x.org", "many0@x.org"]


def test_the_queue_of_the_urgent_takes_nothing_else(queue):
    queue(address="many@x.org")
    Message.objects.filter(pk=queue(address="reset@x.org").pk).update(priority=Message.URGENT)
    deliver_waiting(only_urgent=True)
    assert sent_to() == ["reset@x.org"]


def test_after_a_full_batch_the_worker_looks_again(queue, monkeypatch):
    told = []
    monkeypatch.setattr(delivery, "look_now", told.append)
    queue()
    queue()
    deliver_waiting(limit=2)
    assert told == [delivery.DELIVER]
    queue()
    deliver_waiting(limit=2)
    assert len(told) == 1


def two_senders_at_once(queue, trouble):
    """While the first is handing over its first message, a second sender begins and ends."""
    for number in range(4):
        queue(address=f"p{number}@x.org")
    started = []

    def another_sender():
        if not started:
            started.append(True)
            deliver_waiting()

    trouble.by_address["p0@x.org"] = another_sender
    deliver_waiting()
    return sorted(sent_to())


def test_without_a_claim_two_senders_send_twice(queue, trouble, monkeypatch):
    monkeypatch.setattr(delivery, "_lease", lambda message, moment: True)
    monkeypatch.setattr(delivery, "_begin", lambda message: True)
    assert len(two_senders_at_once(queue, trouble)) > 4


def test_two_senders_send_once(queue, trouble):
    assert two_senders_at_once(queue, trouble) == [f"p{number}@x.org" for number in range(4)]


def between_look_and_claim(queue, monkeypatch):
    """A second sender comes and goes after the first has looked and before it has claimed."""
    queue()
    found = delivery.due_messages
    seen = []

    class Due:
        def __init__(self, moment, **wanted):
            self.rows = found(moment, **wanted)

        def select_for_update(self, **kwargs):
            return self

        def __getitem__(self, part):
            rows = list(self.rows[part])
            if not seen:
                seen.append(True)
                deliver_waiting()
            return rows

    atomic = transaction.atomic
    monkeypatch.setattr(transaction, "atomic", lambda using=None, durable=False, **more: atomic(using, **more))
    monkeypatch.setattr(delivery, "due_messages", Due)
    deliver_waiting()
    return len(mail.outbox)


def test_without_the_condition_the_slower_sender_sends_again(queue, monkeypatch):
    monkeypatch.setattr(delivery, "_lease", lambda message, moment: True)
    monkeypatch.setattr(delivery, "_begin", lambda message: True)
    assert between_look_and_claim(queue, monkeypatch) == 2


def test_with_the_condition_the_slower_sender_finds_it_taken(queue, monkeypatch):
    assert between_look_and_claim(queue, monkeypatch) == 1


def test_a_claim_that_was_lost_meanwhile_is_not_begun(queue):
    queue()
    with clock.stopped_at(NOW):
        Message.objects.update(next_attempt_at=NOW)
        (mine,) = delivery.claim(1)
    with clock.stopped_at(NOW + timedelta(seconds=settings.MAIL_CLAIM_SECONDS + 1)):
        (theirs,) = delivery.claim(1)
        assert not delivery._begin(mine)
        assert delivery._begin(theirs)


def test_a_claim_that_ran_out_was_never_begun_and_is_taken_up(queue):
    queue()
    Message.objects.update(leased_until=clock.now() - timedelta(seconds=1))
    deliver_waiting()
    assert len(mail.outbox) == 1


def test_a_claim_in_force_is_left_alone(queue):
    queue()
    Message.objects.update(leased_until=clock.now() + timedelta(seconds=60))
    assert deliver_waiting() == 0


def test_a_lease_that_ran_out_while_sending_is_uncertain_and_never_sent_blindly(queue):
    queue()
    Message.objects.update(state=Message.SENDING, leased_until=clock.now() - timedelta(seconds=1), attempts=1)
    deliver_waiting()
    deliver_waiting()
    assert only().state == Message.UNCERTAIN
    assert mail.outbox == []


def test_a_lease_in_force_is_not_uncertain(queue):
    queue()
    Message.objects.update(state=Message.SENDING, leased_until=clock.now() + timedelta(seconds=60))
    deliver_waiting()
    assert only().state == Message.SENDING


def test_temporary_refusals_are_tried_again_with_growing_pauses(queue, trouble):
    trouble.by_address["maria@domain.org"] = smtplib.SMTPDataError(451, b"later")
    moment = NOW
    pauses = []
    with clock.stopped_at(NOW):
        queue()
    for _attempt in range(8):
        with clock.stopped_at(moment):
            assert deliver_waiting() == 1
        message = only()
        pauses.append((message.next_attempt_at - moment) / timedelta(minutes=1))
        with clock.stopped_at(message.next_attempt_at - timedelta(seconds=1)):
            assert deliver_waiting() == 0
        moment = message.next_attempt_at
    assert pauses == [1, 5, 15, 60, 360, 360, 360, 360]
    assert (message.state, message.attempts, message.last_error) == (Message.FAILED, 8, "451 later")
    with clock.stopped_at(moment):
        assert deliver_waiting() == 0


def test_a_temporary_refusal_ends_well(queue, trouble):
    trouble.by_address["maria@domain.org"] = smtplib.SMTPDataError(451, b"later")
    with clock.stopped_at(NOW):
        queue()
        deliver_waiting()
    assert only().state == Message.QUEUED
    trouble.by_address.clear()
    with clock.stopped_at(NOW + timedelta(minutes=2)):
        deliver_waiting()
    assert (only().state, only().last_error, only().attempts) == (Message.SENT, "", 2)


def test_permanent_refusals_are_failed_and_shown(queue, trouble):
    refusal = smtplib.SMTPRecipientsRefused({"maria@domain.org": (550, b"maria@domain.org unknown")})
    trouble.by_address["maria@domain.org"] = refusal
    queue()
    deliver_waiting()
    deliver_waiting()
    assert (only().state, only().attempts, only().last_error) == (Message.FAILED, 1, "550 m…@d…org unknown")


def test_a_line_that_broke_after_handing_over_is_uncertain(queue, trouble):
    trouble.by_address["maria@domain.org"] = smtplib.SMTPServerDisconnected("gone")
    queue()
    deliver_waiting()
    assert only().state == Message.UNCERTAIN


def test_a_server_that_does_not_answer_costs_no_attempt(queue, trouble):
    trouble.on_open = ConnectionRefusedError()
    with clock.stopped_at(NOW):
        queue()
        queue()
        deliver_waiting()
    for message in Message.objects.all():
        assert (message.state, message.attempts, message.leased_until) == (Message.QUEUED, 0, None)
        assert message.next_attempt_at == NOW + timedelta(minutes=1)
        assert message.last_error == "ConnectionRefusedError"
    trouble.on_open = None
    with clock.stopped_at(NOW + timedelta(minutes=1)):
        deliver_waiting()
    assert len(mail.outbox) == 2


def test_one_bad_row_never_stops_the_batch(queue, trouble):
    queue(address="gone@x.org", links={"link": {"maker": "nobody", "number": 1}})
    queue(address="odd@x.org")
    queue(address="fine@x.org")
    trouble.by_address["odd@x.org"] = RuntimeError("what is this")
    deliver_waiting()
    assert sent_to() == ["fine@x.org"]
    states = dict(Message.objects.values_list("address", "state"))
    assert states == {"gone@x.org": "queued", "odd@x.org": "uncertain", "fine@x.org": "sent"}
    assert Message.objects.get(address="gone@x.org").attempts == 1


def test_a_row_that_breaks_our_own_code_does_not_stop_the_batch(queue, monkeypatch):
    bad = queue(address="bad@x.org")
    queue(address="fine@x.org")
    begin = delivery._begin

    def breaks(message):
        if message.pk == bad.pk:
            raise RuntimeError
        return begin(message)

    monkeypatch.setattr(delivery, "_begin", breaks)
    deliver_waiting()
    assert sent_to() == ["fine@x.org"]


def test_bodies_are_forgotten_after_thirty_days_and_rows_stay(queue):
    for age, state in [(31, Message.SENT), (31, Message.QUEUED), (29, Message.SENT), (31, Message.FAILED)]:
        message = queue()
        Message.objects.filter(pk=message.pk).update(state=state, created_at=clock.now() - timedelta(days=age))
    assert forget_old_bodies() == 2
    kept = [bool(message.text and message.html) for message in Message.objects.order_by("id")]
    assert kept == [False, True, True, False]
    kept = [(bool(message.subject), bool(message.address)) for message in Message.objects.order_by("id")]
    assert kept == [(False, False), (True, True), (True, True), (False, False)]
    assert forget_old_bodies() == 0


def test_a_batch_is_a_hundred():
    assert BATCH == 100
