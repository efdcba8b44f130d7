import pytest
from django.core.cache import caches

from network_portal.audit.models import Event
from network_portal.notifications.actions.mails import mail_of
from network_portal.notifications.models import Message
from tests.factories import make_focal_point, make_organisation, make_practice, make_user

pytestmark = pytest.mark.django_db
SAID = {"name": "Rosa", "address": "rosa@example.org", "words": "How many people came?", "consents": "on"}


@pytest.fixture
def practice():
    practice, body = make_practice(title="One counter"), make_organisation("their-body")
    practice.implementers.add(body)
    make_focal_point(body, email="ana@example.org", language="es")
    return practice


def address(practice):
    return f"/en/practices/{practice.slug}/contact/"


def relayed():
    return Message.objects.filter(kind="knowledge.relayed")


def test_a_stranger_writes_and_the_focal_point_reads_where_to_answer(client, practice):
    assert client.post(address(practice), SAID).status_code == 302
    mail = relayed().get()
    assert (mail.address, mail.language) == ("ana@example.org", "es")
    assert "How many people came?" in mail.text
    assert "rosa@example.org" in mail.text
    assert "Rosa" not in mail.subject


def test_nothing_is_shown_of_those_who_receive_it(client, practice):
    for page in (client.get(address(practice)), client.get(f"/en/practices/{practice.slug}/")):
        assert "ana@example.org" not in page.content.decode()
    assert "Write to the people of this practice" in page.content.decode()


def test_nothing_is_kept_of_the_writer_but_the_mail(client, practice):
    client.post(address(practice), SAID)
    event = Event.objects.get(verb="knowledge.relay_letter")
    assert (event.actor_id, event.note, event.changes) == (None, "", {})
    assert "rosa" not in event.target_label


@pytest.mark.parametrize("left_out", ["name", "address", "words", "consents"])
def test_without_each_answer_nothing_is_sent_and_what_was_typed_stays(client, practice, left_out):
    said = {name: value for name, value in SAID.items() if name != left_out}
    page = client.post(address(practice), said)
    assert page.status_code == 200
    assert not relayed().exists()
    kept = "rosa@example.org" if left_out != "address" else "How many people came?"
    assert kept in page.content.decode()


@pytest.mark.parametrize("name", ["name", "words"])
def test_a_letter_of_nothing_is_not_passed_on(client, practice, name):
    page = client.post(address(practice), SAID | {name: "\u200b"})
    assert page.status_code == 200
    assert not relayed().exists()


def test_what_a_machine_fills_in_is_thanked_for_and_goes_nowhere(client, practice):
    assert client.post(address(practice), SAID | {"homepage": "https://example.org/"}).status_code == 302
    assert not relayed().exists()


def test_the_same_letter_twice_is_one(client, practice):
    for _time in range(2):
        client.post(address(practice), SAID)
    assert relayed().count() == 1


def test_nobody_is_there_so_nothing_is_offered(client, practice):
    for person in make_practice(), practice:
        person.implementers.all().delete()
        caches["pages"].clear()
        assert client.get(address(person)).status_code == 404
        assert client.post(address(person), SAID).status_code == 404
        assert (
            "Write to the people of this practice" not in client.get(f"/en/practices/{person.slug}/").content.decode()
        )


def test_members_without_a_say_and_people_who_left_receive_nothing(client, practice):
    body = practice.implementers.get()
    body.team.create(user=make_user(email="member@example.org"), role="member")
    gone = make_user(email="gone@example.org", is_active=False)
    body.team.create(user=gone, role="representative")
    client.post(address(practice), SAID)
    assert [mail.address for mail in relayed()] == ["ana@example.org"]


def test_who_writes_too_often_waits_and_keeps_the_text(client, practice):
    for number in range(5):
        client.post(address(practice), SAID | {"words": f"Letter {number}"})
    page = client.post(address(practice), SAID | {"words": "One too many"})
    assert page.status_code == 429
    assert "One too many" in page.content.decode()
    assert "try again in an hour" in page.content.decode()
    assert relayed().count() == 5
    assert client.post(address(practice), SAID | {"address": "other@example.org"}).status_code == 302


def test_an_office_of_thirty_gets_through_and_a_flood_does_not(client, practice):
    for number in range(30):
        assert client.post(address(practice), SAID | {"address": f"p{number}@example.org"}).status_code == 302
    assert client.post(address(practice), SAID | {"address": "late@example.org"}).status_code == 429
    other = {"REMOTE_ADDR": "198.51.100.7"}
    assert client.post(address(practice), SAID | {"address": "late@example.org"}, **other).status_code == 302


def flood(client, practice, many, network):
    for number in range(many):
        said = SAID | {"address": f"{network}-{number}@example.org"}
        assert client.post(address(practice), said, REMOTE_ADDR=network).status_code == 302


def test_who_floods_a_practice_closes_it_to_themselves_alone(client, practice):
    flood(client, practice, 30, "198.51.100.1")
    flood(client, practice, 12, "198.51.100.2")
    late = client.post(address(practice), SAID | {"address": "x@example.org"}, REMOTE_ADDR="198.51.100.2")
    assert late.status_code == 429
    page = late.content.decode()
    assert "try again tomorrow" in page and "How many people came?" in page
    assert client.post(address(practice), SAID, REMOTE_ADDR="203.0.113.5").status_code == 302
    assert relayed().count() == 43


def test_even_so_nobody_receives_more_than_a_bounded_number(client, practice, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"relay_beyond": "3/d/key"}
    for number in range(4):
        flood(client, practice, 10, f"198.51.100.{number}")
    for number in range(3):
        flood(client, practice, 1, f"203.0.113.{number}")
    assert client.post(address(practice), SAID, REMOTE_ADDR="203.0.113.9").status_code == 429
    assert relayed().count() == 43


HEADERS = "Rosa\r\nBcc: all@example.org"


def test_a_letter_cannot_write_headers(client, practice):
    """The subject never holds what a stranger typed, so only the letter itself tells: a name is one line of it."""
    client.post(address(practice), SAID | {"name": HEADERS, "words": f"Good day\r\n{HEADERS}"})
    [relay] = relayed()
    assert "Rosa Bcc: all@example.org" in relay.text
    assert "\r" not in relay.subject + relay.text
    mail = mail_of(relay)
    assert mail.recipients() == ["ana@example.org"]
    assert not {"Bcc", "Cc"} & set(mail.message().keys())
