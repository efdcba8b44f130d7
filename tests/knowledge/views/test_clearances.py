from datetime import timedelta

import pytest

from network_portal.common import actors, clock
from network_portal.knowledge.models import Clearance
from network_portal.organisations.models import TeamMember
from tests.factories import make_focal_point, make_members, make_organisation, make_staff, make_user, signed_in

pytestmark = pytest.mark.django_db
LIST = "/en/clearances/"


@pytest.fixture
def members(db):
    return make_members("one", "two")


@pytest.fixture
def chair_browser(members):
    return signed_in(make_staff(actors.CO_CHAIR))


@pytest.fixture
def opened(chair_browser):
    day = clock.today() + timedelta(days=7)
    sent = {"title": "Plan", "words": "Read it", "address": "https://example.org/plan", "closes_on": day.isoformat()}
    chair_browser.post(f"{LIST}new/", {**sent, "closes_time": "18:00"})
    return Clearance.objects.get()


def answer(browser, clearance, body, **said):
    row = clearance.answers.get(organisation=body)
    said = {f"a{body.pk}-{name}": value for name, value in {"version": row.version, **said}.items()}
    return browser.post(f"{LIST}{clearance.pk}/answers/{row.pk}/", said)


def test_the_deadline_is_told_with_its_zone(opened, chair_browser):
    page = chair_browser.get(f"{LIST}{opened.pk}/").content.decode()
    assert "18:00 (Panama time, UTC−5)" in page
    assert opened.closes_at.hour == 23


def test_members_see_which_agency_said_what_and_not_who(opened, members):
    person = make_focal_point(members[0], name="Ana EXAMPLE")
    assert answer(signed_in(person), opened, members[0], answer="objects", words="Not this year").status_code == 302
    page = signed_in(make_focal_point(members[1])).get(f"{LIST}{opened.pk}/").content.decode()
    assert "Not this year" in page
    assert "Objects" in page
    assert "Ana EXAMPLE" not in page


def test_a_refused_answer_keeps_what_was_typed(opened, members):
    browser = signed_in(make_focal_point(members[0]))
    page = answer(browser, opened, members[0], answer="comments", words="").content.decode()
    assert "Say what your agency comments on" in page
    page = answer(browser, opened, members[0], answer="", words="Typed").content.decode()
    assert "Typed</textarea>" in page


def test_who_is_no_member_neither_sees_nor_answers(opened, client):
    outside = make_focal_point(make_organisation("no-member"))
    member = make_focal_point(Clearance.objects.get().answers.first().organisation)
    TeamMember.objects.filter(user=member).update(role=actors.MEMBER)
    for person in (outside, member, make_user(), make_staff(actors.EDITOR), make_staff(actors.ADMINISTRATOR)):
        assert signed_in(person).get(f"{LIST}{opened.pk}/").status_code == 403
    assert client.get(f"{LIST}{opened.pk}/").status_code == 302


def test_after_the_deadline_the_page_takes_no_answer(opened, members):
    browser = signed_in(make_focal_point(members[0]))
    with clock.stopped_at(opened.closes_at):
        page = browser.get(f"{LIST}{opened.pk}/").content.decode()
        late = answer(browser, opened, members[0], answer="agrees").content.decode()
    assert "The deadline has come" in page
    assert "<textarea" not in page
    assert "This clearance is over" in late


def test_less_than_72_hours_is_refused_beside_its_field(chair_browser):
    day = clock.today() + timedelta(days=1)
    sent = {"title": "Plan", "words": "Kept", "address": "https://example.org/", "closes_on": day.isoformat()}
    page = chair_browser.post(f"{LIST}new/", {**sent, "closes_time": "18:00"}).content.decode()
    assert "at least 72 hours" in page
    assert "Kept</textarea>" in page
    assert not Clearance.objects.exists()
