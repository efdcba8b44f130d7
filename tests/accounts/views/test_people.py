import pytest

from tests.factories import make_staff, make_user, signed_in

PEOPLE = "/en/accounts/people/"


@pytest.fixture
def administrator(db):
    return signed_in(make_staff("administrator"))


def test_an_administrator_finds_and_disables(administrator, person, sign_in):
    theirs, _answer = sign_in(person)
    page = administrator.get(f"{PEOPLE}?q=ana@").content.decode()
    assert "ana@example.org" in page
    assert "UNDEFINED" not in page
    assert administrator.post(f"{PEOPLE}{person.pk}/disable/").status_code == 302
    assert theirs.get("/en/accounts/").status_code == 302
    _client, answer = sign_in(person)
    assert answer.url == "/en/accounts/inactive/"


def test_an_administrator_ends_sessions(administrator, person, sign_in):
    theirs, _answer = sign_in(person)
    administrator.post(f"{PEOPLE}{person.pk}/end-sessions/")
    assert theirs.get("/en/accounts/").status_code == 302
    _client, answer = sign_in(person)
    assert answer.url == "/en/dashboard/"


@pytest.mark.parametrize("role", ["co_chair", "editor", "committee", None])
def test_addresses_are_hidden_from_everyone_else(db, person, role):
    client = signed_in(make_staff(role) if role else make_user())
    assert client.get(f"{PEOPLE}?q=ana").status_code == 404
    for verb in ("disable", "end-sessions"):
        assert client.post(f"{PEOPLE}{person.pk}/{verb}/").status_code == 403
        assert client.post(f"{PEOPLE}999999/{verb}/").status_code == 403, "nobody learns who exists"
    person.refresh_from_db()
    assert person.is_active


def test_a_recent_second_factor_is_needed(person):
    administrator = signed_in(make_staff("administrator"), second_factor=False)
    assert "/second-factor/" in administrator.get(PEOPLE).url
    assert "/second-factor/" in administrator.post(f"{PEOPLE}{person.pk}/disable/").url
