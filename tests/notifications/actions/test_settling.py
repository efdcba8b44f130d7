from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from network_portal.common import clock
from network_portal.notifications.actions import settling
from network_portal.notifications.actions.delivery import deliver_waiting
from network_portal.notifications.models import Message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
ANSWERS: dict[str, bool] = {}
ASKED: list[list[str]] = []


def proof(message_ids):
    ASKED.append(list(message_ids))
    if ANSWERS.get("breaks"):
        raise ConnectionRefusedError
    return ANSWERS


@pytest.fixture(autouse=True)
def asked(settings, monkeypatch):
    settings.MAIL_PROOF = f"{__name__}.proof"
    monkeypatch.setattr(settling, "import_string", lambda name: proof)
    ANSWERS.clear()
    ASKED.clear()
    return ASKED


@pytest.fixture
def lost(queue):
    """Its sender died between sending and marking."""
    with clock.stopped_at(NOW):
        message = queue()
    Message.objects.update(state=Message.SENDING, leased_until=NOW - timedelta(seconds=1), attempts=1)
    return message


def look_at(moment):
    with clock.stopped_at(moment):
        deliver_waiting()
    return Message.objects.get()


def test_what_arrived_is_sent_and_goes_no_second_time(lost, asked):
    ANSWERS[lost.message_id] = True
    message = look_at(NOW)
    assert (message.state, message.sent_at, mail.outbox) == (Message.SENT, NOW, [])
    assert asked == [[lost.message_id]]


def test_what_surely_did_not_arrive_is_sent(lost):
    ANSWERS[lost.message_id] = False
    assert look_at(NOW).state == Message.SENT
    assert len(mail.outbox) == 1


def test_where_nobody_can_say_it_stays_uncertain_and_is_asked_again_later(lost, asked):
    assert look_at(NOW).state == Message.UNCERTAIN
    look_at(NOW + settling.ASK_AGAIN - timedelta(seconds=1))
    assert len(asked) == 1
    ANSWERS[lost.message_id] = True
    assert look_at(NOW + settling.ASK_AGAIN).state == Message.SENT
    assert mail.outbox == []


def test_one_who_does_not_answer_settles_nothing_and_stops_no_other_mail(lost, queue):
    ANSWERS["breaks"] = True
    with clock.stopped_at(NOW):
        queue(address="fine@x.org")
        deliver_waiting()
    assert dict(Message.objects.values_list("address", "state")) == {
        "maria@domain.org": Message.UNCERTAIN,
        "fine@x.org": Message.SENT,
    }


def test_without_a_proof_a_person_decides(lost, settings):
    settings.MAIL_PROOF = ""
    assert look_at(NOW).state == Message.UNCERTAIN
    assert look_at(NOW + timedelta(days=3)).state == Message.UNCERTAIN
    assert mail.outbox == []


def test_of_two_who_asked_the_slower_changes_nothing(lost, monkeypatch):
    """Told 'not there' before the other sent it: without the condition it would go a second time."""
    Message.objects.update(state=Message.UNCERTAIN, leased_until=None, next_attempt_at=NOW)
    slower = Message.objects.get()
    ANSWERS[lost.message_id] = False
    assert look_at(NOW).state == Message.SENT
    with clock.stopped_at(NOW):
        settling._note(slower, False)
    assert look_at(NOW).state == Message.SENT
    assert len(mail.outbox) == 1


def test_an_erased_addressee_is_not_asked_about(lost, asked):
    Message.objects.update(address="")
    look_at(NOW)
    assert asked == []
