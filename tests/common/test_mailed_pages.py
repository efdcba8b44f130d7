"""What browsers send from a page without referrer is taken behind a mailed link, and nowhere else."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from network_portal.accounts.links import confirm_email
from network_portal.common.actors import SYSTEM
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.messages import invitation_link
from tests.factories import make_organisation, make_user, signed_in

HERE, ELSEWHERE = "same-origin", "cross-site"


@pytest.fixture
def link(db):
    person = make_user()
    address = EmailAddress.objects.create(user=person, email=person.email, primary=True)
    return confirm_email({"address": address.pk}, "en").removeprefix("http://localhost:8000")


def post(path, origin, fetched="", form_token=True):
    client = Client(enforce_csrf_checks=True)
    page = client.get(path).content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    values = {"csrfmiddlewaretoken": token[1]} if form_token and token else {}
    headers = {"Origin": origin} | ({"Sec-Fetch-Site": fetched} if fetched else {})
    return client.post(path, values, headers=headers)


@pytest.mark.parametrize("fetched", [HERE, ""])
def test_a_press_behind_a_mailed_link_says_no_origin(link, fetched):
    assert post(link, "null", fetched).status_code == 200


@pytest.mark.parametrize("fetched", [ELSEWHERE, "same-site", "none"])
def test_a_form_that_the_browser_saw_elsewhere_is_refused(link, fetched):
    assert post(link, "null", fetched).status_code == 403


def test_the_token_of_the_form_is_asked_for_as_ever(link):
    assert post(link, "null", HERE, form_token=False).status_code == 403
    assert post(link, "https://evil.example", HERE).status_code == 403


def test_no_other_page_takes_an_origin_that_is_null(db):
    assert post("/en/accounts/login/", "null", HERE).status_code == 403


def test_a_refusal_behind_a_mailed_link_is_told_to_nobody_either(link, db):
    invitation = invite(by=SYSTEM, organisation=make_organisation(), email="a@x.org", role="member", language="en")
    path = invitation_link({"invitation": invitation.pk}, "en").removeprefix("http://localhost:8000")
    answers = [post(link, "null", ELSEWHERE), signed_in(make_user()).post(path)]
    assert [answer.status_code for answer in answers] == [403, 400]
    for answer in answers:
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"
    assert Client().get("/en/accounts/login/").headers["Referrer-Policy"] == "same-origin"
