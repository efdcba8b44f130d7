"""From no second factor to a staff role that acts: the whole way, and when it is asked for again."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.test import Client

from network_portal.accounts.models import RoleGrant
from network_portal.audit.models import Event
from network_portal.common import clock

ROLES = "/en/accounts/roles/"
PASSWORD = {"password": "correct horse battery"}


@pytest.fixture(autouse=True)
def _strict(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    settings.MFA_TOTP_TOLERANCE = 1  # a code made at the end of its half minute is still good a moment later


@pytest.fixture
def co_chair(person):
    RoleGrant.objects.create(user=person, role="co_chair")
    return person


def code_of(secret):
    cache.clear()  # a code works once in 30 seconds; the tests are quicker
    _before, now, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def set_up_app(client):
    client.post("/en/accounts/reauthenticate/", PASSWORD)
    secret = client.get("/en/accounts/2fa/totp/activate/").context["form"].secret
    answer = client.post("/en/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.url == "/en/accounts/2fa/recovery-codes/"
    return secret


def sign_in_with_app(user, secret):
    client = Client()
    answer = client.post("/en/accounts/login/", {"login": user.email, **PASSWORD})
    assert answer.url == "/en/accounts/2fa/authenticate/"
    assert client.post(answer.url, {"code": code_of(secret)}).url == "/en/dashboard/"
    return client


SET_UP = "/en/accounts/2fa/totp/activate/"


def test_the_first_second_factor_is_set_up_right_after_signing_in(person, sign_in):
    client, _answer = sign_in(person)
    secret = client.get(SET_UP).context["form"].secret
    assert client.get("/en/accounts/2fa/webauthn/add/").status_code == 200
    assert client.get("/en/accounts/export/").url.startswith(AGAIN), "anything else asks again"
    assert client.post(SET_UP, {"code": code_of(secret)}).url == "/en/accounts/2fa/recovery-codes/"
    assert client.get("/en/accounts/2fa/recovery-codes/").status_code == 200
    other, _answer = sign_in(person)
    assert not other.session.get("_auth_user_id"), "from now on it is asked for at sign-in"


def test_a_quarter_of_an_hour_later_the_password_is_asked_for_first(person, sign_in):
    client, _answer = sign_in(person)
    with clock.stopped_at(datetime.now(UTC) + timedelta(minutes=16)):
        for page in (SET_UP, "/en/accounts/2fa/webauthn/add/"):
            assert client.get(page).url.startswith(AGAIN)
            assert client.post(page, {"code": "123456"}).url.startswith(AGAIN)
    assert not Authenticator.objects.filter(user=person).exists()


def test_a_session_from_before_it_was_set_up_elsewhere_adds_no_second_one(co_chair, sign_in):
    stolen, _answer = sign_in(co_chair)
    set_up_app(sign_in(co_chair)[0])
    assert stolen.get("/en/accounts/2fa/webauthn/add/").url.startswith("/en/accounts/2fa/reauthenticate/")


def test_a_role_sleeps_until_a_second_factor_is_given(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    answer = client.get(ROLES)
    assert answer.url == f"/en/accounts/second-factor/?next={ROLES.replace('/', '%2F')}"
    assert "Set up an app" in client.get(answer.url).content.decode()
    secret = set_up_app(client)
    assert "Go on to where you were" in client.get("/en/accounts/2fa/").content.decode()
    asked = client.get(answer.url)
    assert asked.url.startswith("/en/accounts/2fa/reauthenticate/")
    assert client.post(asked.url, {"code": code_of(secret), "next": ROLES}).url == ROLES
    assert client.get(ROLES).status_code == 200


def test_a_session_opened_with_it_acts_for_15_minutes_then_asks_again(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    secret = set_up_app(client)
    client = sign_in_with_app(co_chair, secret)
    assert client.get(ROLES).status_code == 200
    with clock.stopped_at(datetime.now(UTC) + timedelta(minutes=16)):
        assert "/second-factor/" in client.get(ROLES).url


def test_a_new_second_factor_is_told(co_chair, sign_in, sent, django_capture_on_commit_callbacks):
    client, _answer = sign_in(co_chair)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    assert sent() == [("accounts.second_factor_changed", co_chair.email)]
    event = Event.objects.get()
    assert (event.verb, event.actor_id, event.target_id) == (
        "accounts.set_up_second_factor",
        co_chair.pk,
        co_chair.pk,
    )


def test_new_recovery_codes_and_the_end_of_an_app_are_in_the_audit(
    co_chair, sign_in, django_capture_on_commit_callbacks
):
    client, _answer = sign_in(co_chair)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
        client.post("/en/accounts/2fa/recovery-codes/generate/")
        client.post("/en/accounts/2fa/totp/deactivate/")
    assert set(Event.objects.values_list("verb", flat=True)) == {
        "accounts.set_up_second_factor",
        "accounts.make_recovery_codes",
        "accounts.remove_second_factor",
    }


def test_a_recovery_code_opens_once(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    set_up_app(client)
    page = client.get("/en/accounts/2fa/recovery-codes/")
    assert "UNDEFINED" not in page.content.decode()
    code = page.context["unused_codes"][0]
    client = Client()
    client.post("/en/accounts/login/", {"login": co_chair.email, **PASSWORD})
    assert client.post("/en/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    assert client.get(ROLES).status_code == 200
    client = Client()
    client.post("/en/accounts/login/", {"login": co_chair.email, **PASSWORD})
    assert client.post("/en/accounts/2fa/authenticate/", {"code": code}).status_code == 200


def test_the_pages_of_the_way_are_whole(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    secret = set_up_app(client)
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/", "reauthenticate/"):
        answer = client.get(f"/en/accounts/2fa/{path}")
        assert answer.status_code == 200, path
        assert "UNDEFINED" not in answer.content.decode(), path
    download = client.get("/en/accounts/2fa/recovery-codes/download/")
    assert len(download.content.decode().split("\n\n")[1].split()) == 10
    half_way = Client()
    half_way.post("/en/accounts/login/", {"login": co_chair.email, **PASSWORD})
    page = half_way.get("/en/accounts/2fa/authenticate/").content.decode()
    assert "UNDEFINED" not in page
    assert 'id="passkey-options" type="application/json"' in page
    assert secret not in page


def test_the_records_of_another_person_do_not_count(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 9e9}]
    session["account_authentication_methods_user"] = str(co_chair.pk + 1)
    session.save()
    assert "/second-factor/" in client.get(ROLES).url


def test_a_passkey_counts_as_second_factor(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "webauthn", "passwordless": True, "at": datetime.now(UTC).timestamp()}
    ]
    session.save()
    assert client.get(ROLES).status_code == 200


def test_secrets_are_not_kept_in_clear(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    secret = set_up_app(client)
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_new_key_locks_nobody_out_while_the_old_one_is_known(co_chair, sign_in, settings):
    client, _answer = sign_in(co_chair)
    secret = set_up_app(client)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key, as long as it has to be, and nothing to guess"
    with pytest.raises(InvalidToken):
        get_adapter().decrypt(kept)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert get_adapter().decrypt(kept) == secret


def test_the_way_back_stays_here(person, sign_in, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    client, _answer = sign_in(person)
    answer = client.get("/en/accounts/second-factor/?next=https://evil.example/")
    assert answer.url == "/en/accounts/"


AGAIN = "/en/accounts/reauthenticate/"
NEW_CODES = "/en/accounts/2fa/recovery-codes/generate/"


def test_the_password_alone_never_counts_as_confirmed_again(co_chair, sign_in):
    """With a session an hour old, the password would have led over new recovery codes to a recent second factor."""
    client, _answer = sign_in(co_chair)
    secret = set_up_app(client)
    client = sign_in_with_app(co_chair, secret)
    with clock.stopped_at(datetime.now(UTC) + timedelta(minutes=16)):
        assert "/second-factor/" in client.get(ROLES).url
        assert client.get(AGAIN).url.startswith("/en/accounts/2fa/reauthenticate/")
        assert client.post(AGAIN, PASSWORD).url.startswith("/en/accounts/2fa/reauthenticate/")
        for answer in (client.get(NEW_CODES), client.post(NEW_CODES), client.get("/en/accounts/2fa/recovery-codes/")):
            assert answer.url.startswith("/en/accounts/2fa/reauthenticate/")
        assert "/second-factor/" in client.get(ROLES).url


def test_new_recovery_codes_follow_a_second_factor_given_again(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    secret = set_up_app(client)
    client = sign_in_with_app(co_chair, secret)
    before = Authenticator.objects.get(type="recovery_codes").pk
    asked = client.post(NEW_CODES)
    assert Authenticator.objects.get(type="recovery_codes").pk == before
    assert client.post(asked.url, {"code": code_of(secret)}).status_code == 302
    assert client.post(NEW_CODES).url == "/en/accounts/2fa/recovery-codes/"
    assert Authenticator.objects.get(type="recovery_codes").pk != before


def test_a_password_given_before_the_second_factor_was_set_up_elsewhere_counts_no_more(co_chair, sign_in):
    stolen, _answer = sign_in(co_chair)
    stolen.post(AGAIN, PASSWORD)
    assert stolen.get("/en/accounts/email/").status_code == 200
    set_up_app(sign_in(co_chair)[0])
    assert stolen.post(NEW_CODES).url.startswith("/en/accounts/2fa/reauthenticate/")
    assert stolen.get("/en/accounts/export/").url.startswith("/en/accounts/2fa/reauthenticate/")


def test_who_has_a_passkey_and_no_app_is_sent_to_the_passkey(person, sign_in):
    client, _answer = sign_in(person)
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "Laptop", "passwordless": True})
    Authenticator.objects.create(user=person, type="recovery_codes", data={})
    assert client.get(AGAIN).url == "/en/accounts/2fa/webauthn/reauthenticate/"


def test_who_has_no_second_factor_confirms_with_the_password(person, sign_in):
    client, _answer = sign_in(person)
    assert client.get("/en/accounts/export/").url.startswith(AGAIN)
    assert client.post(AGAIN, PASSWORD).status_code == 302
    assert client.get("/en/accounts/export/").status_code == 200


def test_the_code_that_set_up_the_app_opens_nothing_afterwards(co_chair, sign_in):
    client, _answer = sign_in(co_chair)
    client.post(AGAIN, PASSWORD)
    secret = client.get("/en/accounts/2fa/totp/activate/").context["form"].secret
    code = code_of(secret)
    client.post("/en/accounts/2fa/totp/activate/", {"code": code})
    client = Client()
    client.post("/en/accounts/login/", {"login": co_chair.email, **PASSWORD})
    assert client.post("/en/accounts/2fa/authenticate/", {"code": code}).status_code == 200
    assert client.get(ROLES).url.startswith("/en/accounts/login/")


def test_the_password_is_changed_after_the_second_factor_in_every_session(co_chair, sign_in):
    """A session from before the factor was set up elsewhere knows the password alone."""
    stolen, _answer = sign_in(co_chair)
    here, _answer = sign_in(co_chair)
    secret = set_up_app(here)
    page, new = "/en/accounts/password/change/", "another horse battery"
    wanted = {"oldpassword": PASSWORD["password"], "password1": new, "password2": new}
    assert stolen.post(page, wanted).url == page
    assert "oldpassword" not in str(dict(stolen.session)), "passwords are not kept while the factor is asked for"
    assert stolen.get(page).url.startswith("/en/accounts/2fa/reauthenticate/")
    co_chair.refresh_from_db()
    assert co_chair.check_password(PASSWORD["password"])
    here = sign_in_with_app(co_chair, secret)
    asked = here.get(page)
    assert here.post(asked.url, {"code": code_of(secret)}).url == page
    assert here.get(page).status_code == 200
    assert here.post(page, wanted).status_code == 302
    co_chair.refresh_from_db()
    assert co_chair.check_password(new)


@pytest.mark.parametrize("needed", [True, False])
def test_the_page_says_what_it_is_for_where_roles_wait_for_it_alone(client, person, settings, needed):
    settings.REQUIRE_SECOND_FACTOR = needed
    client.force_login(person)
    page = client.get("/en/accounts/2fa/").content.decode()
    assert "something that only you have" in page
    assert ("Staff roles act only with it." in page) == needed


def test_a_passkey_that_answers_too_deep_to_be_read_is_refused(person, sign_in):
    deep = {"credential": "[" * 100_000 + "]" * 100_000, "name": "EXAMPLE"}
    assert Client().post("/en/accounts/2fa/webauthn/login/", deep).status_code in (200, 302)
    client, _answer = sign_in(person)
    assert client.post("/en/accounts/2fa/webauthn/add/", deep).status_code == 200


def try_codes(client, times):
    """Somebody who knows the password; whether the last try was still looked at."""
    client.post("/en/accounts/login/", {"login": "ana@example.org", **PASSWORD})
    answers = [client.post("/en/accounts/2fa/authenticate/", {"code": "000000"}) for _number in range(times)]
    return "Too many" not in answers[-1].content.decode()


def test_who_knows_the_password_does_not_lock_the_second_factor_of_its_owner(person, sign_in, monkeypatch):
    own, _answer = sign_in(person)
    secret = set_up_app(own)
    own.post("/en/accounts/logout/")
    right = code_of(secret)
    assert try_codes(Client(REMOTE_ADDR="198.51.100.66"), 10)
    assert not try_codes(Client(REMOTE_ADDR="198.51.100.66"), 1)
    elsewhere = Client(REMOTE_ADDR="192.0.2.10")
    elsewhere.post("/en/accounts/login/", {"login": person.email, **PASSWORD})
    assert elsewhere.post("/en/accounts/2fa/authenticate/", {"code": right}).status_code == 302


def test_guessing_from_many_networks_is_bounded_and_leaves_the_devices_that_are_known(person, sign_in):
    own, _answer = sign_in(person)
    secret = set_up_app(own)
    own.post("/en/accounts/logout/")
    right = code_of(secret)
    for number in range(12):
        assert try_codes(Client(REMOTE_ADDR=f"198.51.100.{number}"), 10)
    assert not try_codes(Client(REMOTE_ADDR="198.51.100.99"), 1)
    own.post("/en/accounts/login/", {"login": person.email, **PASSWORD})
    assert own.post("/en/accounts/2fa/authenticate/", {"code": right}).status_code == 302
