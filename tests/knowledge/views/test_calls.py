import re
from datetime import UTC, date, datetime

import pytest
from django.core.cache import caches

from network_portal.common import actors, clock
from network_portal.knowledge.models import PracticeSubmission
from tests import factories
from tests.factories import make_focal_point, make_organisation, make_practice, make_staff, signed_in

pytestmark = pytest.mark.django_db
SAID = {
    "version": 0,
    "language": "es",
    "title": "Familias juntas",
    "words": "Buscamos …",
    "opens_on": "2026-05-01",
    "closes_on": "2026-05-31",
}


@pytest.fixture(autouse=True)
def in_may():
    with clock.stopped_at(datetime(2026, 5, 20, 17, tzinfo=UTC)):
        yield


def make_call(title="Open one", first=1, last=31, month=5):
    days = {"opens_on": date(2026, month, first), "closes_on": date(2026, month, last)}
    return factories.make_call(title, slug=title.lower().replace(" ", "-"), **days)


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_editor_makes_a_call_and_everybody_reads_it(client):
    assert signed_in(make_staff(actors.EDITOR)).post("/en/practices/calls/new/", SAID).status_code == 302
    page = text_of(client, "/en/practices/calls/familias-juntas/")
    assert '<span lang="es">Familias juntas</span>' in page
    assert "Answer with a practice" in page
    assert "Familias juntas" in text_of(client, "/en/practices/")
    told = client.get("/api/v1/practice-calls/familias-juntas/").json()
    [text] = told["texts"]
    assert (text["title"], told["closes_on"], text["language"]) == ("Familias juntas", "2026-05-31", "es")


def test_a_call_to_come_is_for_those_alone_who_make_calls(client):
    make_call("Later", 1, 30, 6)
    address = "/en/practices/calls/later/"
    assert client.get(address).status_code == 404
    assert client.get("/api/v1/practice-calls/later/").status_code == 404
    assert "Later" not in text_of(client, "/en/practices/calls/")
    staff = signed_in(make_staff(actors.EDITOR))
    assert "Later" in text_of(staff, "/en/practices/calls/")
    assert "Answer with a practice" not in text_of(staff, address)


def test_a_call_that_ended_stays_readable_with_its_practices_and_is_offered_no_more(client):
    ended = make_call("Over", 1, 30, 4)
    make_practice(title="It answered", call=ended)
    assert "It answered" in text_of(client, "/en/practices/calls/over/")
    assert "Over" not in text_of(client, "/en/practices/")
    person = signed_in(make_focal_point(make_organisation()))
    assert "Does it answer a call?" not in text_of(person, "/en/practices/submit/")


def test_a_submission_begins_with_the_call_that_led_to_it():
    call, body = make_call(), make_organisation()
    person = signed_in(make_focal_point(body))
    page = text_of(person, f"/en/practices/submit/?call={call.slug}")
    [box] = re.findall(rf'<input type="radio" name="call" value="{call.pk}"[^>]*>', page)
    assert "checked" in box
    assert "No call" in page
    sent = person.post("/en/practices/submit/", {"organisation": body.pk, "call": call.pk})
    assert sent.status_code == 302
    submission = PracticeSubmission.objects.get()
    assert submission.call == call
    address = f"/en/practices/submissions/{submission.pk}/"
    assert person.post(address, {"act": "call", "version": submission.version, "call": ""}).status_code == 302
    submission.refresh_from_db()
    assert submission.call is None


def test_an_editor_is_told_what_a_call_lacks_and_translates_it_at_the_desk(client):
    call, editor = make_call("Familias juntas"), signed_in(make_staff(actors.EDITOR))
    address, desk = f"/en/practices/calls/{call.slug}/", f"/en/manage/translations/calls/{call.pk}/en/"
    assert desk in text_of(editor, address)
    assert desk not in text_of(client, address)
    assert "Familias juntas" in text_of(editor, "/en/manage/translations/?kind=calls&language=en")
    version = editor.get(desk).context["form"]["version"].value()
    said = {"title": "Families together", "words": "We look for …", "status": "automatic", "version": version}
    assert editor.post(desk, said).status_code == 302
    caches["pages"].clear()
    assert "Families together" in text_of(client, address)
    assert "automatic translation, not reviewed" in text_of(client, address)
    assert desk not in text_of(editor, address)


def test_a_call_that_is_taken_off_is_gone_for_everybody_but_those_who_make_calls(client):
    call, editor = make_call("Familias juntas"), signed_in(make_staff(actors.EDITOR))
    practice = make_practice(call=call)
    address = f"/en/practices/calls/{call.slug}/"
    assert editor.post(f"{address}take-off/", {"version": call.version}).status_code == 302
    assert client.get(address).status_code == 404
    assert client.get(f"/api/v1/practice-calls/{call.slug}/").status_code == 404
    for page in ("/en/practices/", "/en/practices/calls/", f"/en/practices/{practice.slug}/", "/sitemap.xml"):
        assert "Familias juntas" not in text_of(client, page) and call.slug not in text_of(client, page)
    assert "Familias juntas" in text_of(editor, "/en/practices/calls/")
    assert editor.post(f"{address}take-off/", {"version": call.version}, follow=True).status_code == 200
    call.refresh_from_db()
    assert editor.post(f"{address}change/", SAID | {"version": call.version}).status_code == 302
    assert client.get(address).status_code == 200


def test_a_practice_names_the_call_that_it_answers(client):
    practice = make_practice(call=make_call())
    assert 'href="/en/practices/calls/open-one/"' in text_of(client, f"/en/practices/{practice.slug}/")
    assert client.get(f"/api/v1/practices/{practice.slug}/").json()["call"] == "open-one"
