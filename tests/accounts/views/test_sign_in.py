"""The same answer, the same mail and the same work for an address that is known and one that is not."""

import re
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network_portal.accounts import tasks
from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.settings import ACCOUNT_RATE_LIMITS as LIMITS
from tests.accounts.conftest import confirmed
from tests.factories import make_user

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)

NEW = {"email": "new@example.org", "password1": "a long enough sentence", "name": "Eva EXAMPLE"}


@pytest.fixture
def handed_over(monkeypatch):
    """What was handed to the worker at sign-in: the names of the tasks and their one value."""
    asked = []
    monkeypatch.setattr("network_portal.accounts.views.sign_in.hand_over", lambda *asking: asked.append(asking))
    return asked


def post_and_follow(path, values, **headers):
    """Status, address, body and names of cookies of the answer and of the page it leads to."""
    client = Client(headers=headers)
    answer = client.post(path, values)
    page = client.get(answer.url) if answer.status_code == 302 else answer
    body = re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', "", page.content.decode())
    body = body.replace(values.get("email") or values.get("login"), "ADDRESS")
    return answer.status_code, answer.headers.get("Location"), page.status_code, body, sorted(client.cookies)


def test_sign_up_answers_alike_for_known_and_unknown(person, sent):
    unknown = post_and_follow("/en/accounts/signup/", NEW)
    known = post_and_follow("/en/accounts/signup/", NEW | {"email": person.email})
    assert unknown == known
    assert sent() == [("accounts.confirm_email", NEW["email"]), ("accounts.account_exists", person.email)]


def test_sign_up_hashes_a_password_for_known_and_unknown(person):
    counted = []

    def counting(*args, **kwargs):
        counted.append(args)
        return make_password(*args, **kwargs)

    for address in (NEW["email"], person.email):
        counted.clear()
        with patch("django.contrib.auth.base_user.make_password", side_effect=counting):
            Client().post("/en/accounts/signup/", NEW | {"email": address})
        assert len(counted) == 1, address


def test_sign_up_keeps_name_and_the_language_of_the_page(db):
    Client().post("/fr/accounts/signup/", NEW)
    user = User.objects.get(email=NEW["email"])
    assert (user.name, user.language) == ("Eva EXAMPLE", "fr")


def test_a_sign_up_whose_mail_cannot_be_written_leaves_no_account(db, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("network_portal.notifications.actions.messages.render_message", gone)
    with pytest.raises(OperationalError):
        Client().post("/en/accounts/signup/", NEW)
    assert not User.objects.exists()
    monkeypatch.undo()
    Client().post("/en/accounts/signup/", NEW)
    assert User.objects.exists()


def test_sign_up_keeps_what_was_typed(db):
    page = Client().post("/en/accounts/signup/", NEW | {"password1": "short"}).content.decode()
    assert 'value="Eva EXAMPLE"' in page
    assert 'value="new@example.org"' in page
    assert 'class="error-summary"' in page


def test_reset_answers_alike_for_known_unknown_and_disabled(person, sent):
    disabled = make_user(email="gone@example.org", is_active=False)
    addresses = [person.email, "nobody@example.org", disabled.email]
    answers = [post_and_follow("/en/accounts/password/reset/", {"email": address}) for address in addresses]
    assert answers[0] == answers[1] == answers[2]
    assert sent() == [
        ("accounts.reset_password", person.email),
        ("accounts.reset_unknown", "nobody@example.org"),
        ("accounts.reset_unknown", disabled.email),
    ]


def test_a_wrong_password_answers_like_an_unknown_address(person):
    wrong = {"password": "not the right one"}
    known = post_and_follow("/en/accounts/login/", wrong | {"login": person.email})
    unknown = post_and_follow("/en/accounts/login/", wrong | {"login": "nobody@example.org"})
    assert known == unknown


def test_signing_up_and_then_signing_in_does_not_tell_who_had_an_account(person, sent):
    """Neither the first time nor when the tries are over."""
    told = []
    for address in (NEW["email"], person.email):
        Client().post("/en/accounts/signup/", NEW | {"email": address})
        pair = {"login": address, "password": NEW["password1"]}
        told.append([post_and_follow("/en/accounts/login/", pair) for _number in range(12)])
    assert told[0] == told[1]
    assert "first open the link" in told[0][0][3] and "Too many" in told[0][11][3]


def test_who_has_not_confirmed_is_sent_the_link_again_but_not_again_and_again(db, sent, handed_over):
    with clock.stopped_at(NOON):
        Client().post("/en/accounts/signup/", NEW)
        for password in ("a wrong one", NEW["password1"], NEW["password1"]):
            client = Client()
            client.post("/en/accounts/login/", {"login": NEW["email"], "password": password})
            assert "_auth_user_id" not in client.session
        assert sent() == [("accounts.confirm_email", NEW["email"])]
        for task, person in handed_over:
            assert task == tasks.send_confirmation_again.name
            tasks.send_confirmation_again(person)
    assert sent() == [("accounts.confirm_email", NEW["email"])] * 2


def test_every_refusal_asks_the_worker_alike(person, handed_over):
    """Whatever is known of the address; the worker alone does what not all of them ask for."""
    Client().post("/en/accounts/signup/", NEW)
    queries = []
    for login, password in (
        (NEW["email"], NEW["password1"]),
        (NEW["email"], "a wrong one"),
        (person.email, "a wrong one"),
        ("nobody@example.org", "a wrong one"),
    ):
        with CaptureQueriesContext(connection) as seen:
            Client().post("/en/accounts/login/", {"login": login, "password": password})
        queries.append([query["sql"].split()[0] for query in seen])
    assert len({task for task, _person in handed_over}) == 1
    assert [person_id for _task, person_id in handed_over] == [User.objects.get(email=NEW["email"]).pk, 0, 0, 0]
    assert not any("INSERT" in kinds or "UPDATE" in kinds for kinds in queries)


def test_an_address_added_and_not_confirmed_opens_nothing(person, sent):
    EmailAddress.objects.create(user=person, email="added@example.org")
    pair = {"login": "added@example.org", "password": "correct horse battery"}
    assert Client().post("/en/accounts/login/", pair).status_code == 200
    assert sent() == []


def test_sign_in_hashes_one_password_whatever_is_known(person, monkeypatch):
    Client().post("/en/accounts/signup/", NEW)
    EmailAddress.objects.create(user=person, email=NEW["email"])
    counted, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: counted.append(args) or encode(*args))
    for address in (NEW["email"], person.email, "nobody@example.org"):
        for password in (NEW["password1"], "a wrong one"):
            counted.clear()
            Client().post("/en/accounts/login/", {"login": address, "password": password})
            assert len(counted) == 1, (address, password)


OFFICE = "192.0.2.30"


def guess(client, address, number=0):
    return client.post("/en/accounts/login/", {"login": address, "password": f"guess {number}"}).content.decode()


def test_thirty_people_behind_one_address_sign_in_while_one_of_them_fails(db, sign_in):
    attacker = Client(REMOTE_ADDR=OFFICE)
    for number in range(150):
        guess(attacker, f"n{number}@example.org")
    for _number in range(30):
        user = confirmed(make_user())
        client = Client(REMOTE_ADDR=OFFICE)
        assert "Too many" not in guess(client, user.email), "a slip"
        _client, answer = sign_in(user, client)
        assert answer.status_code == 302


def test_after_many_failures_of_one_network_each_address_gets_fewer_tries_from_there(person, sign_in):
    attacker = Client(REMOTE_ADDR=OFFICE)
    for number in range(100):
        guess(attacker, f"n{number}@example.org")
    answers = [guess(attacker, person.email, number) for number in range(4)]
    assert ["Too many" in answer for answer in answers] == [False, False, False, True]
    _client, answer = sign_in(person, Client(REMOTE_ADDR="192.0.2.10"))
    assert answer.status_code == 302, "from elsewhere its owner signs in"


def test_right_passwords_use_up_nothing(person, sign_in):
    for _number in range(12):
        _client, answer = sign_in(person, Client(REMOTE_ADDR=OFFICE))
        assert answer.status_code == 302


def test_an_attacker_is_slowed_and_locks_nobody_out(person, sign_in):
    attacker = Client(REMOTE_ADDR="198.51.100.66")
    guesses = [
        attacker.post("/en/accounts/login/", {"login": person.email, "password": f"guess {n}"}).content.decode()
        for n in range(12)
    ]
    assert "Too many" not in guesses[9]
    assert "Too many" in guesses[10]
    right = attacker.post("/en/accounts/login/", {"login": person.email, "password": "correct horse battery"})
    assert right.status_code == 200, "the right password does not help who guessed too often"
    _client, answer = sign_in(person, Client(REMOTE_ADDR="192.0.2.10"))
    assert answer.status_code == 302, "its owner, elsewhere, is not locked out"


def test_a_colleague_who_fails_on_purpose_keeps_nobody_from_a_device_they_know(person, sign_in):
    own, _answer = sign_in(person, Client(REMOTE_ADDR=OFFICE))
    own.post("/en/accounts/logout/")
    colleague = Client(REMOTE_ADDR=OFFICE)
    sign_in(confirmed(make_user()), colleague)
    colleague.post("/en/accounts/logout/")
    for number in range(11):
        guess(colleague, person.email, number)
    assert "Too many" in guess(Client(REMOTE_ADDR=OFFICE), person.email)
    _client, answer = sign_in(person, own)
    assert answer.status_code == 302
    own.post("/en/accounts/logout/")
    assert "Too many" in [guess(own, person.email, number) for number in range(11)][10], "guessing there is bounded"


def test_a_device_is_known_until_the_password_is_another(person, sign_in):
    own, _answer = sign_in(person, Client(REMOTE_ADDR=OFFICE))
    assert own.cookies["known_device"]["httponly"] and person.email not in str(own.cookies)
    person.set_password("another long sentence")
    person.save()
    stolen = Client(REMOTE_ADDR=OFFICE)
    stolen.cookies["known_device"] = own.cookies["known_device"].value
    for number in range(10):
        guess(Client(REMOTE_ADDR=OFFICE), person.email, number)
    assert "Too many" in guess(stolen, person.email)


def test_who_asks_ten_times_a_second_waits(db, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "20/m/ip"}
    assert LIMITS["login"] == "600/m/ip"
    client = Client(REMOTE_ADDR="198.51.100.67")
    answers = [client.post("/en/accounts/login/", {"login": f"n{n}@example.org", "password": "x"}) for n in range(21)]
    assert answers[19].status_code == 200
    assert answers[20].status_code == 429
    assert "Nothing is locked" in answers[20].content.decode()


@pytest.mark.parametrize("address", ["ana@example.org", "nobody@example.org"])
def test_a_stranger_uses_up_nobodys_reset_mails(person, sent, address):
    """Asking again and again is answered alike, and makes one mail in some minutes; the owner has it then."""
    with clock.stopped_at(NOON):
        stranger = Client(REMOTE_ADDR="198.51.100.66")
        values = {"email": address}
        answers = [stranger.post("/en/accounts/password/reset/", values).status_code for _number in range(30)]
        owner = Client(REMOTE_ADDR="192.0.2.10").post("/en/accounts/password/reset/", values)
    assert {*answers, owner.status_code} == {302}
    assert len(sent()) == 1
    with clock.stopped_at(NOON + timedelta(minutes=10)):
        Client().post("/en/accounts/password/reset/", values)
    assert len(sent()) == 2


def test_a_reset_asked_for_after_the_link_was_used_is_a_new_mail(person, sent):
    with clock.stopped_at(NOON):
        Client().post("/en/accounts/password/reset/", {"email": person.email})
        person.set_password("another long sentence")
        person.save()
        Client().post("/en/accounts/password/reset/", {"email": person.email})
    assert len(sent()) == 2


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_sign_in_leads_nowhere_else(where, person):
    values = {"login": person.email, "password": "correct horse battery", "next": where}
    assert Client().post("/en/accounts/login/", values).url == "/en/dashboard/"
