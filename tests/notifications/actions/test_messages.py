import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from network_portal.audit.models import Event
from network_portal.celery import app
from network_portal.common import actors, registry
from network_portal.common.errors import DomainError
from network_portal.notifications.actions.messages import DELIVER, DELIVER_URGENT, release_message, send_by_outbox
from network_portal.notifications.kinds import kinds
from network_portal.notifications.models import Message
from tests.factories import actor_with, make_user

pytestmark = pytest.mark.django_db


def test_a_message_is_written_in_the_language_of_its_reader(queue):
    assert queue(language="es").subject.lower() == "domingo: hello"
    assert queue(language="fr").subject.lower() == "dimanche: hello"
    assert queue(language="xx").language == "es"
    message = queue(language="pt-br")
    assert 'lang="pt-br"' in message.html
    assert message.message_id.startswith("<")
    assert message.message_id.endswith("@portal.example>")


def test_texts_hold_placeholders_in_place_of_links(queue):
    message = queue()
    assert "[[link]]" in message.text
    assert 'href="[[link]]"' in message.html
    assert message.links == {"link": {"maker": "probe", "number": 7}}


def test_plain_text_is_not_escaped_and_html_is(queue):
    message = queue(note="Ann & <Bob>'s")
    assert message.subject == "Sunday: Ann & <Bob>'s"
    assert "Ann & <Bob>'s" in message.text
    assert "Ann &amp; &lt;Bob&gt;" in message.html


def test_a_note_cannot_smuggle_the_readers_link_elsewhere(queue):
    message = queue(note="https://elsewhere.example/?[[link]]")
    assert "?[[link]]" not in message.text
    assert "?[[link]]" not in message.html


def test_a_subject_is_one_line(queue):
    assert queue(note="one\r\nBcc: x@y.org").subject == "Sunday: one Bcc: x@y.org"


def test_without_an_address_nothing_is_written(queue):
    assert queue(address="") is None
    assert not Message.objects.exists()


def test_what_is_rolled_back_leaves_no_message(queue):
    @transaction.atomic
    def verb():
        queue()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        verb()
    assert not Message.objects.exists()


def test_the_worker_is_told_after_the_commit(queue, monkeypatch, django_capture_on_commit_callbacks):
    told = []
    monkeypatch.setattr("network_portal.common.jobs._send", told.append)
    with django_capture_on_commit_callbacks(execute=True):
        queue()
        assert told == []
    assert told == [DELIVER]


def test_a_new_password_goes_by_the_queue_of_the_urgent(db, monkeypatch, django_capture_on_commit_callbacks):
    told = []
    monkeypatch.setattr("network_portal.common.jobs._send", told.append)
    letter = {"address": "a@x.org", "language": "en", "values": {"name": "Ana EXAMPLE"}}
    with django_capture_on_commit_callbacks(execute=True):
        send_by_outbox("accounts.reset_password", **letter, links={"link": {"maker": "accounts.page"}})
    queues = {name: app.amqp.router.route({}, name)["queue"].name for name in (*told, DELIVER)}
    assert queues == {DELIVER_URGENT: "urgent", DELIVER: "bulk"}


def test_the_same_occasion_is_one_message(queue):
    first = queue(key="round-1:person-2", note="first")
    second = queue(key="round-1:person-2", note="second")
    assert second == first
    assert Message.objects.get().text == first.text
    assert queue(key="round-2:person-2") != first
    assert queue(key=None) != queue(key=None)


def test_who_loses_the_race_for_an_occasion_gets_the_winners_message(queue, monkeypatch):
    """The other writer commits between the look for the occasion and the insert."""
    winner = {}

    def render_while_another_writes(*args, **kwargs):
        monkeypatch.undo()
        winner["message"] = queue(key="occasion", note="winner")
        return {"subject": "loser", "text": "loser", "html": "loser"}

    from_kind = "network_portal.notifications.actions.messages.render_message"
    queue(key="another")
    monkeypatch.setattr(from_kind, render_while_another_writes)
    loser = queue(key="occasion", note="loser")
    assert loser == winner["message"]
    assert "winner" in Message.objects.get(key="occasion").text
    queue()  # the caller's transaction goes on


def test_lower_parts_reach_the_outbox_by_name(queue, probe, monkeypatch):
    monkeypatch.setitem(kinds._entries, probe.name, probe)
    sent = registry.mail_sender["outbox"](
        probe.name, address="a@b.org", person_id=None, language="en", values={"note": "x"}, links={}
    )
    assert sent is None
    assert Message.objects.get().address == "a@b.org"


def test_an_unknown_kind_is_an_error_of_ours():
    with pytest.raises(KeyError):
        send_by_outbox("nobody.knows", address="a@b.org", language="en", values={})


@pytest.mark.parametrize("state", [Message.UNCERTAIN, Message.FAILED])
def test_a_person_releases_what_is_uncertain_or_failed(queue, state):
    message = queue()
    Message.objects.update(state=state, attempts=8, last_error="550 no")
    user = make_user()
    release_message(message_id=message.pk, by=actor_with(actors.CO_CHAIR, user=user))
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_error) == (Message.QUEUED, 0, "")
    event = Event.objects.get(verb="notifications.release_message")
    assert event.actor_id == user.pk
    assert event.changes == {"state": [state, "queued"]}
    assert "@" not in event.target_label


@pytest.mark.parametrize("state", [Message.QUEUED, Message.SENDING, Message.SENT])
def test_nothing_else_is_released(queue, state):
    message = queue()
    Message.objects.update(state=state)
    with pytest.raises(DomainError) as refusal:
        release_message(message_id=message.pk, by=actor_with(actors.CO_CHAIR))
    assert refusal.value.code == "message_needs_no_release"
    assert Message.objects.get().state == state
    assert not Event.objects.exists()


def test_a_message_without_its_text_is_not_released(queue):
    message = queue()
    Message.objects.update(state=Message.FAILED, text="", html="")
    with pytest.raises(DomainError) as refusal:
        release_message(message_id=message.pk, by=actor_with(actors.CO_CHAIR))
    assert refusal.value.code == "message_forgotten"


def test_queueing_costs_few_queries(queue):
    with CaptureQueriesContext(connection) as queries:
        queue(key="one")
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) <= 2
