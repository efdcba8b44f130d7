import pytest

from network_portal.common import registry
from network_portal.notifications.models import Message
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    return registry.personal_data["messages"]


def test_a_person_reads_what_was_written_to_them(queue, held):
    person = make_user()
    queue(person_id=person.pk, note="mine", address="p@x.org")
    queue(address="p@x.org", note="before the account")
    queue(note="another's")
    rows = held.export(person.pk)["messages"]
    assert [row["subject"] for row in rows] == ["Sunday: mine", "Sunday: before the account"]
    assert rows[0]["sent_at"] is None
    assert "text" not in rows[0]


def test_erasing_a_person_empties_what_was_sent_and_drops_what_waits(queue, held):
    person = make_user()
    sent = queue(person_id=person.pk, note="secret", address="p@x.org")
    early = queue(address="p@x.org", note="secret")
    Message.objects.update(state=Message.SENT)
    waiting = queue(person_id=person.pk, address="p@x.org")
    other = queue(note="stays")
    held.erase(person.pk)
    assert not Message.objects.filter(pk=waiting.pk).exists()
    for message in Message.objects.filter(pk__in=[sent.pk, early.pk]):
        assert (message.address, message.person_id, message.text, message.html) == ("", None, "", "")
        assert (message.subject, message.links) == ("", {})
    assert "stays" in Message.objects.get(pk=other.pk).text
