"""Files beside an update, by the mailed link and signed in, without script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from network_portal.monitoring.models import EvidenceFile, Update
from tests import sent_files
from tests.factories import make_focal_point, make_organisation, make_staff, signed_in
from tests.monitoring.conftest import said

pytestmark = pytest.mark.django_db


def upload(name="EXAMPLE.pdf", content=None):
    return {"file": SimpleUploadedFile(name, sent_files.pdf("Ana EXAMPLE") if content is None else content)}


@pytest.fixture
def there(call, duties):
    return f"{call}evidence/{duties[0].pk}/"


def test_the_button_saves_what_is_typed_and_leads_to_the_files(call, duties, there):
    answer = Client().post(call, said(duties[0], done="EXAMPLE: typed") | {"files": duties[0].pk})
    assert answer.url == there
    assert Update.objects.get().done == "EXAMPLE: typed"


def test_of_a_table_is_told_that_it_is_as_it_was_sent(call, there):
    client = Client()
    client.post(there, upload())
    assert "cells may hold formulas" not in client.get(there).content.decode()
    client.post(there, upload("a.csv", b"a,b\n=1+1,2\n"))
    for page in (there, call):
        assert "cells may hold formulas" in client.get(page).content.decode()


def test_added_told_shown_opened_and_removed_from_the_mail(call, there, duties):
    client = Client()
    assert client.post(there, upload()).url == there
    page = client.get(there).content.decode()
    assert "This document names its author: Ana EXAMPLE." in page and "EXAMPLE.pdf" in page
    file = EvidenceFile.objects.get()
    assert f'href="evidence/{duties[0].pk}/{file.pk}/"' in client.get(call).content.decode()
    opened = client.get(f"{there}{file.pk}/")
    assert b"".join(opened.streaming_content).startswith(b"%PDF")
    assert opened.headers["Content-Disposition"] == 'attachment; filename="EXAMPLE.pdf"'
    assert opened.headers["Content-Type"] == "application/pdf"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert opened.headers["Cache-Control"] == "private, no-store"
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    assert opened.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert client.post(f"{there}{file.pk}/").status_code == 405
    assert client.post(there, {"remove": file.pk}).url == there
    assert not EvidenceFile.objects.exists()
    assert client.get(f"{there}{file.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose the file first."),
        (("a.svg", b"<svg/>"), "Files of this kind are not taken."),
        (("a.pdf", b"<html>"), "The name of the file says PDF"),
    ],
)
def test_a_refused_file_is_answered_in_its_place(there, sent, sentence):
    answer = Client().post(there, upload(*sent) if sent else {})
    assert answer.status_code == 200 and sentence in answer.content.decode()
    assert not EvidenceFile.objects.exists() and not Update.objects.exists()


def test_the_sixth_is_not_offered(there):
    client = Client()
    for _ in range(5):
        client.post(there, upload())
    assert "at most 5 files" in client.get(there).content.decode()
    assert "at most 5 files" in client.post(there, upload()).content.decode()
    assert EvidenceFile.objects.count() == 5


@pytest.mark.parametrize("number", ["0", "x", "9" * 30, "²"])
def test_a_number_that_nobody_gave_removes_nothing(there, number):
    client = Client()
    client.post(there, upload())
    assert client.post(there, {"remove": number}).status_code == 302
    assert EvidenceFile.objects.count() == 1


def test_what_one_may_not_read_is_not_there(there, duties, ana):
    Client().post(there, upload())
    place = f"/en/evidence/{EvidenceFile.objects.get().pk}/"
    absent = "/en/evidence/999999/"
    other = make_focal_point(make_organisation("fao"), email="fao@example.org")
    strangers = [Client(), signed_in(other), signed_in(make_staff("co_chair"))]
    for client in strangers:
        hidden, missing = client.get(place), client.get(absent)
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert len(hidden.content.replace(place[3:].encode(), absent[3:].encode())) == len(missing.content)
    assert signed_in(ana).get(place).status_code == 200
    Update.objects.update(state="submitted", submitted_at="2026-09-01T14:00:00Z")
    assert [client.get(place).status_code for client in strangers] == [404, 404, 200]


def test_signed_in_the_page_is_the_same(duties, ana, round_):
    client = signed_in(ana)
    desk = f"/en/rounds/{round_.slug}/organisations/unicef/"
    place = client.post(desk, said(duties[0], done="EXAMPLE: typed") | {"files": duties[0].pk}).url
    assert place == f"{desk}evidence/{duties[0].pk}/"
    assert client.post(place, upload()).url == place
    assert "EXAMPLE.pdf" in client.get(desk).content.decode()


def test_files_cost_one_query_however_many(call, there, duties, django_assert_max_num_queries):
    client = Client()
    client.get(call)
    for _ in range(2):
        client.post(there, upload())
    with django_assert_max_num_queries(30) as few:
        client.get(call)
    for duty in duties:
        for _ in range(3):
            client.post(f"{call}evidence/{duty.pk}/", upload())
    with django_assert_max_num_queries(30) as many:
        client.get(call)
    assert len(few) == len(many)
