"""Links of mails: GET does nothing and opens no session, POST acts once."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from network_portal.accounts.links import confirm_email, reset_password
from network_portal.accounts.models import User
from network_portal.audit.models import Event
from network_portal.notifications.models import Message
from tests.factories import make_user, signed_in

CHOSEN = "four words I would choose"
NEW_PASSWORD = "another long sentence"


def path_of(link):
    return link.removeprefix(settings.SITE_URL)


@pytest.fixture
def unconfirmed(db):
    user = make_user(email="eva@example.org")
    return EmailAddress.objects.create(user=user, email=user.email, primary=True)


@pytest.fixture
def confirmation(unconfirmed):
    return path_of(confirm_email({"address": unconfirmed.pk}, "en"))


@pytest.fixture
def reset(person):
    return path_of(reset_password({"user": person.pk}, "en"))


@pytest.mark.parametrize("link", ["confirmation", "reset"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_changes_nothing_and_tells_nobody(link, method, request):
    client = Client()
    answer = getattr(client, method)(request.getfixturevalue(link))
    assert answer.status_code == 200
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "sessionid" not in client.cookies
    assert not Session.objects.exists()
    assert not EmailAddress.objects.filter(verified=True, email="eva@example.org").exists()


def test_opening_a_link_leaves_another_person_signed_in(confirmation, reset, person, sign_in):
    client, _answer = sign_in(person)
    client.get(confirmation)
    assert client.get("/en/accounts/").status_code == 200


def test_confirming_where_one_signed_up_lets_in(db):
    client = Client()
    client.post("/en/accounts/signup/", {"email": "eva@example.org", "password1": CHOSEN})
    link = path_of(confirm_email({"address": EmailAddress.objects.get().pk}, "en"))
    assert "password1" not in client.get(link).content.decode()
    assert client.post(link).url == "/en/dashboard/"
    assert client.get("/en/accounts/").status_code == 200
    assert client.post(link).status_code == 410


def test_confirming_elsewhere_asks_for_a_password_and_lets_in(confirmation, unconfirmed, sign_in):
    phone = Client()
    assert 'name="password1"' in phone.get(confirmation).content.decode()
    page = phone.post(confirmation, {"password1": "short"}).content.decode()
    assert 'id="id_password1_error"' in page
    assert not EmailAddress.objects.filter(verified=True).exists()
    assert phone.post(confirmation, {"password1": CHOSEN}).url == "/en/dashboard/"
    assert phone.get("/en/accounts/").status_code == 200
    assert Client().post(confirmation, {"password1": CHOSEN}).status_code == 410
    assert Client().post("/en/accounts/login/", {"login": "eva@example.org", "password": CHOSEN}).status_code == 302


def test_who_signed_up_with_the_address_of_another_gets_nothing(db, sign_in):
    """The mailbox decides: password, second factors and sessions from before the confirmation open nothing."""
    stranger = Client()
    stranger.post("/en/accounts/signup/", {"email": "eva@example.org", "password1": "the password of a stranger"})
    eva = User.objects.get(email="eva@example.org")
    link = path_of(confirm_email({"address": EmailAddress.objects.get().pk}, "en"))
    Authenticator.objects.create(user=eva, type="totp", data={"secret": "theirs"})
    open_already = signed_in(eva, second_factor=False)
    open_already.get("/en/accounts/")
    owner = Client()
    owner.post(link)
    assert not EmailAddress.objects.filter(verified=True).exists(), "the address is not confirmed for a stranger"
    owner.post(link, {"password1": CHOSEN})
    assert EmailAddress.objects.get().verified
    values = {"login": eva.email, "password": "the password of a stranger"}
    assert Client().post("/en/accounts/login/", values).status_code == 200
    assert stranger.post("/en/accounts/login/", values).status_code == 200
    for client in (stranger, open_already):
        assert client.get("/en/accounts/").url.startswith("/en/accounts/login/")
    assert not Authenticator.objects.exists()
    assert owner.get("/en/accounts/").status_code == 200


def test_choosing_leaves_the_account_that_was_open_here(confirmation, unconfirmed, person, sign_in):
    client, _answer = sign_in(person)
    assert client.post(confirmation, {"password1": CHOSEN}).status_code == 302
    assert client.session["_auth_user_id"] == str(unconfirmed.user_id)
    person.refresh_from_db()
    assert person.check_password("correct horse battery")


@pytest.fixture
def added(person):
    address = EmailAddress.objects.create(user=person, email="eva@example.org")
    return path_of(confirm_email({"address": address.pk}, "en"))


def test_an_address_added_to_an_account_in_use_is_confirmed_by_its_owner_alone(added, person, sign_in):
    stranger = Client()
    assert stranger.post(added).url == "/en/accounts/login/"
    another = signed_in(make_user(), second_factor=False)
    assert "sign out" in another.post(added).content.decode()
    assert not EmailAddress.objects.filter(email="eva@example.org", verified=True).exists()
    person.refresh_from_db()
    assert person.check_password("correct horse battery"), "the holder of the mailbox gets no account of another"
    owner, answer = sign_in(person, stranger)
    assert answer.url.split(":")[0] == added.split(":")[0], "the way back is kept in the session, the link made anew"
    owner.post(added)
    assert EmailAddress.objects.get(user=person).email == "eva@example.org"


def test_an_address_waiting_in_the_account_of_another_keeps_its_holder_out_of_nothing(added, person, sent):
    eva = Client()
    eva.post("/en/accounts/password/reset/", {"email": "eva@example.org"})
    eva.post("/en/accounts/signup/", {"email": "eva@example.org", "password1": CHOSEN})
    assert sent() == [("accounts.reset_unknown", "eva@example.org"), ("accounts.confirm_email", "eva@example.org")]
    own = EmailAddress.objects.get(user__email="eva@example.org")
    eva.post(path_of(confirm_email({"address": own.pk}, "en")))
    assert eva.get("/en/accounts/").status_code == 200
    assert signed_in(person, second_factor=False).post(added).status_code == 410, "it has its holder now"


def test_a_reset_works_once_and_ends_every_session(person, sign_in, sent):
    elsewhere, _answer = sign_in(person)
    person.refresh_from_db()
    reset = path_of(reset_password({"user": person.pk}, "en"))
    values = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert Client().post(reset, values).status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert elsewhere.get("/en/accounts/").status_code == 302
    assert Client().post(reset, values).status_code == 410
    assert sent() == [("accounts.password_changed", person.email)]
    assert list(Event.objects.values_list("verb", "actor_id")) == [("accounts.reset_password", person.pk)]


def test_a_reset_confirms_the_mailbox_of_an_account_that_a_stranger_made(unconfirmed):
    eva = unconfirmed.user
    Authenticator.objects.create(user=eva, type="totp", data={"secret": "theirs"})
    reset = path_of(reset_password({"user": eva.pk}, "en"))
    assert Client().post(reset, {"password1": CHOSEN, "password2": CHOSEN}).status_code == 302
    client = Client()
    assert client.post("/en/accounts/login/", {"login": eva.email, "password": CHOSEN}).url == "/en/dashboard/"
    assert not Authenticator.objects.exists()


def test_a_reset_confirms_no_address_that_waits_in_an_account_in_use(added, person):
    reset = path_of(reset_password({"user": person.pk}, "en"))
    Client().post(reset, {"password1": CHOSEN, "password2": CHOSEN})
    assert not EmailAddress.objects.filter(email="eva@example.org", verified=True).exists()


@pytest.mark.parametrize("path", ["password/reset/key/zz-forged/", "confirm-email/forged/"])
def test_a_forged_link_says_so(path, db):
    assert Client().get(f"/en/accounts/{path}").status_code == 410


def test_no_token_is_kept_with_a_message(person):
    Client().post("/en/accounts/password/reset/", {"email": person.email})
    message = Message.objects.get()
    assert message.links == {"link": {"maker": "accounts.reset_password", "user": person.pk}}
    assert "/password/reset/key/" not in message.text + message.html


def test_links_speak_the_readers_language(person, unconfirmed):
    assert path_of(reset_password({"user": person.pk}, "pt-br")).startswith("/pt-br/accounts/password/reset/key/")
    assert path_of(confirm_email({"address": unconfirmed.pk}, "fr")).startswith("/fr/accounts/confirm-email/")
