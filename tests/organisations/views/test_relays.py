import pytest

from network_portal.audit.models import Event
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation
from tests.factories import make_focal_point, make_organisation

pytestmark = pytest.mark.django_db
CARD = "/en/directory/casa/"
PAGE = f"{CARD}contact/"
SAID = {"name": "Rosa", "address": "rosa@example.org", "words": "How can we work with you?", "consents": "on"}


@pytest.fixture
def casa():
    body = make_organisation("casa", kind="migrants", takes_messages=True)
    make_focal_point(body, email="ana@example.org", language="es")
    return body


def relayed():
    return Message.objects.filter(kind="organisations.relayed")


def test_a_stranger_writes_and_its_people_read_where_to_answer(client, casa):
    assert client.post(PAGE, SAID).url == CARD
    mail = relayed().get()
    assert (mail.address, mail.language) == ("ana@example.org", "es")
    assert "How can we work with you?" in mail.text and "rosa@example.org" in mail.text
    assert "Rosa" not in mail.subject
    event = Event.objects.get(verb="organisations.relay_letter")
    assert (event.actor_id, event.note, event.changes) == (None, "", {})


def test_the_card_leads_there_and_tells_no_address(client, casa):
    for page in (client.get(CARD), client.get(PAGE)):
        assert "ana@example.org" not in page.content.decode()
    assert PAGE in client.get(CARD).content.decode()
    assert "no-store" in client.get(PAGE).headers["Cache-Control"]


@pytest.mark.parametrize("change", [{"takes_messages": False}, {"is_listed": False}])
def test_where_it_is_not_chosen_there_is_no_form(client, casa, change):
    Organisation.objects.update(**change)
    assert client.get(PAGE).status_code == client.post(PAGE, SAID).status_code == 404
    assert not relayed().exists()


def test_nobody_there_means_no_form(client):
    make_organisation("casa", takes_messages=True)
    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get(CARD).content.decode()


def test_a_machine_is_thanked_and_the_same_letter_goes_once(client, casa):
    assert client.post(PAGE, SAID | {"homepage": "x"}).status_code == 302
    assert not relayed().exists()
    client.post(PAGE, SAID)
    client.post(PAGE, SAID)
    assert relayed().count() == 1


@pytest.mark.parametrize("left_out", ["name", "address", "words", "consents"])
def test_what_was_typed_stays(client, casa, left_out):
    answer = client.post(PAGE, {name: value for name, value in SAID.items() if name != left_out})
    assert answer.status_code == 200 and not relayed().exists()
    kept = "rosa@example.org" if left_out != "address" else "How can we work with you?"
    assert kept in answer.content.decode()
