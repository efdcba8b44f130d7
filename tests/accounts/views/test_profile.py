import json
import re

import pytest
from allauth.account.models import EmailAddress

from network_portal.accounts.links import confirm_email
from network_portal.audit.models import Event
from network_portal.common.actors import SYSTEM
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.models import TeamMember
from tests.factories import make_organisation

PASSWORD = {"password": "correct horse battery"}


@pytest.fixture
def client_of(person, sign_in):
    client, _answer = sign_in(person)
    return client


def test_name_and_language_are_changed(client_of, person):
    assert client_of.post("/en/accounts/", {"name": "Ana EXAMPLE", "language": "pt-br"}).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.language) == ("Ana EXAMPLE", "pt-br")
    event = Event.objects.get()
    assert event.changes == {"language": ["en", "pt-br"]}, "names are not kept in the audit"


def test_a_wrong_language_is_said_and_the_name_kept(client_of, person):
    page = client_of.post("/en/accounts/", {"name": "Ana EXAMPLE", "language": "xx"}).content.decode()
    assert 'class="error-summary"' in page
    assert 'value="Ana EXAMPLE"' in page


def test_the_export_asks_again_and_tells_everything(client_of, person):
    TeamMember.objects.create(organisation=make_organisation("iom"), user=person, role="focal_point")
    invite(by=SYSTEM, organisation=make_organisation("eclac"), email=person.email, role="member", language="en")
    asked = client_of.get("/en/accounts/export/")
    assert asked.url.startswith("/en/accounts/reauthenticate/")
    answer = client_of.post(asked.url, PASSWORD)
    answer = client_of.get(answer.url)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    data = json.loads(answer.content)
    assert data["accounts"]["profile"]["email"] == person.email
    assert data["organisations"]["teams"][0]["organisation"] == "iom"
    assert data["organisations"]["invitations"][0]["organisation"] == "eclac"
    assert "Panama" in data["about"][0] and "Panama" in data["organisations"]["teams"][0]["since"]
    assert all(sentence["what"].startswith("You ") for sentence in data["accounts"]["what i did"])
    assert not re.search(r"__|T[0-9]{2}:[0-9]{2}", answer.content.decode()), "neither columns nor raw moments"
    assert "password" not in answer.content.decode().replace("password_changed", "")


def test_erasing_asks_again_then_signs_out(client_of, person):
    asked = client_of.get("/en/accounts/erase/")
    assert asked.url.startswith("/en/accounts/reauthenticate/")
    client_of.post(asked.url, PASSWORD)
    assert client_of.post("/en/accounts/erase/").url == "/en/"
    assert client_of.get("/en/accounts/").status_code == 302
    person.refresh_from_db()
    assert person.email.endswith("@erased.invalid")


def test_erasing_without_saying_again_does_nothing(client_of, person):
    assert client_of.post("/en/accounts/erase/").url.startswith("/en/accounts/reauthenticate/")
    person.refresh_from_db()
    assert person.email == "ana@example.org"


def test_a_new_address_asks_again_who_one_is(client_of, person, sent):
    asked = client_of.post("/en/accounts/email/", {"action_add": "", "email": "b@example.org"})
    assert asked.url.startswith("/en/accounts/reauthenticate/")
    assert sent() == []


def test_changing_the_address_asks_again_and_tells_the_old_one(client_of, person, sent):
    client_of.post("/en/accounts/reauthenticate/", PASSWORD)
    client_of.post("/en/accounts/email/", {"action_add": "", "email": "b@example.org"})
    assert "b@example.org" in client_of.get("/en/accounts/email/").content.decode()
    address = person.emailaddress_set.get(email="b@example.org")
    link = confirm_email({"address": address.pk}, "en").removeprefix("http://localhost:8000")
    client_of.post(link)
    person.refresh_from_db()
    assert person.email == "b@example.org"
    assert sent() == [("accounts.confirm_email", "b@example.org"), ("accounts.email_changed", "ana@example.org")]


def test_a_new_password_and_a_new_address_are_in_the_audit_without_either(client_of, settings):
    wanted = {"oldpassword": PASSWORD["password"], "password1": "another horse battery"}
    wanted["password2"] = wanted["password1"]
    assert client_of.post("/en/accounts/password/change/", wanted).status_code == 302
    client_of.post("/en/accounts/reauthenticate/", {"password": wanted["password1"]})
    client_of.post("/en/accounts/email/", {"action_add": "", "email": "second@example.org"})
    second = EmailAddress.objects.get(email="second@example.org")
    client_of.post(confirm_email({"address": second.pk}, "en").removeprefix(settings.SITE_URL))
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert verbs == {"accounts.change_password", "accounts.change_email"}
    assert "example.org" not in str(list(Event.objects.values()))
