import pytest
from django.core import mail
from django.test import Client

from network_portal.audit.models import Event
from network_portal.notifications.actions.delivery import deliver_waiting
from network_portal.notifications.actions.messages import Letter, queue_message, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.notifications.models import Message, MutedCategory
from network_portal.notifications.queries.preferences import unsubscribe_by_token, unsubscribe_token
from tests.factories import make_user, signed_in

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
REMINDER, CALL = "monitoring.reminder_before", "monitoring.call"
LINK = {"link": {"maker": "accounts.page", "route": "home:home"}}


@pytest.fixture
def ana():
    return make_user(email="ana@example.org", language="en")


def letter_to(person, kind=REMINDER):
    values = dict(kinds[kind].sample)
    return queue_message(
        kinds[kind], address=person.email, person_id=person.pk, language="en", values=values, links=LINK
    )


def muted():
    return set(MutedCategory.objects.values_list("category", flat=True))


def way_out(kind):
    mail.outbox.clear()
    deliver_waiting()
    return mail.outbox[0].extra_headers.get("List-Unsubscribe", "").strip("<>").removeprefix(SITE)


def test_a_reminder_is_stopped_by_one_press_of_the_mail_program(ana):
    letter_to(ana)
    path = way_out(REMINDER)
    assert mail.outbox[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/en/accounts/mail/" in mail.outbox[0].body
    program = Client(enforce_csrf_checks=True)
    for _scanner in range(5):
        page = program.get(path)
        assert page.status_code == 200 and "Stop these mails" in page.content.decode()
        program.head(path)
    assert muted() == set()
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert muted() == {"reminders"}
    assert Event.objects.filter(verb="notifications.choose_mail").count() == 1
    assert page.headers["Referrer-Policy"] == "no-referrer" and "no-store" in page.headers["Cache-Control"]


def test_the_way_out_of_mails_outlives_a_change_of_key_while_the_old_key_is_known(ana, settings):
    token = unsubscribe_token(ana, "reminders")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    assert unsubscribe_by_token(token) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unsubscribe_by_token(token) == (ana, "reminders")
    assert unsubscribe_by_token(f"{token[:-1]}x") is None


def test_who_wants_no_reminders_gets_none_and_is_still_called(ana):
    waiting = letter_to(ana)
    Client().post(f"/en/unsubscribe/{unsubscribe_token(ana, 'reminders')}/")
    assert not Message.objects.filter(pk=waiting.pk).exists()
    assert letter_to(ana) is None
    values = dict(kinds[REMINDER].sample)
    letters = [Letter(one.email, one.pk, "en", values, f"k{one.pk}", LINK) for one in (ana, make_user())]
    assert queue_messages(kinds[REMINDER], letters) == 1
    assert letter_to(ana, CALL) is not None
    Message.objects.exclude(kind=CALL).delete()
    assert way_out(CALL) == ""


@pytest.mark.parametrize("category", ["account", "rounds", "nothing"])
def test_what_is_always_sent_cannot_be_stopped(ana, category):
    assert Client().post(f"/en/unsubscribe/{unsubscribe_token(ana, category)}/").status_code == 404
    signed_in(ana).post("/en/accounts/mail/", {"reminders": "on", "work_plan": "on", category: ""})
    assert muted() == set()


def test_a_link_of_another_person_or_of_an_old_address_leads_nowhere(ana):
    token = unsubscribe_token(ana, "reminders")
    other = make_user()
    assert Client().post(f"/en/unsubscribe/{token.replace(str(ana.pk), str(other.pk), 1)}/").status_code == 404
    ana.email = "new@example.org"
    ana.save()
    assert Client().post(f"/en/unsubscribe/{token}/").status_code == 404
    assert muted() == set()


def test_a_person_chooses_on_their_page(ana):
    client = signed_in(ana)
    page = client.get("/en/accounts/mail/").content.decode()
    assert "the co-chairs see an organisation that does not answer" in page and "Your account and your teams" in page
    client.post("/en/accounts/mail/", {"work_plan": "on"})
    assert muted() == {"reminders"}
    client.post("/en/accounts/mail/", {"work_plan": "on", "reminders": "on"})
    assert muted() == set()
