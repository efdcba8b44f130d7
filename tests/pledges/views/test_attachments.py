"""The one file beside a pledge, without script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pledges.actions.reviews import publish_pledge
from pledges.actions.submissions import start_change, submit_pledge
from pledges.models import Pledge, PledgeFile, Submission
from tests import sent_files
from tests.factories import make_focal_point, make_organisation, make_staff, signed_in

pytestmark = pytest.mark.django_db


def upload(name="EXAMPLE.pdf", content=None):
    return {"file": SimpleUploadedFile(name, sent_files.pdf("Ana EXAMPLE") if content is None else content)}


@pytest.fixture
def there(draft):
    return f"/en/pledges/submissions/{draft.pk}/attachment/"


@pytest.fixture
def client(ana):
    return signed_in(ana)


def version() -> dict[str, int]:
    return {"version": Submission.objects.get().version}


def test_of_a_table_is_told_that_it_is_as_it_was_sent(client, there, draft):
    client.post(there, upload() | version())
    assert "cells may hold formulas" not in client.get(there).content.decode()
    client.post(there, upload("a.csv", b"a,b\n=1+1,2\n") | version())
    assert "cells may hold formulas" in client.get(there).content.decode()


def test_added_told_shown_opened_replaced_and_removed(client, there, draft):
    assert "Everybody can open it once the pledge is published" in client.get(there).content.decode()
    assert client.post(there, upload() | version()).url == there
    page = client.get(there).content.decode()
    assert "This document names its author: Ana EXAMPLE." in page and "EXAMPLE.pdf" in page
    place = f"/en/pledges/files/{PledgeFile.objects.get().pk}/"
    assert place in client.get(f"/en/pledges/submissions/{draft.pk}/").content.decode()
    opened = client.get(place)
    assert b"".join(opened.streaming_content).startswith(b"%PDF")
    assert opened.headers["Content-Disposition"] == 'attachment; filename="EXAMPLE.pdf"'
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert opened.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    client.post(there, upload("second.pdf") | version())
    assert client.get(place).status_code == 404
    assert client.post(there, {"act": "remove"} | version()).url == there
    assert not PledgeFile.objects.exists()
    assert "Add the file" in client.get(there).content.decode()


def test_what_was_published_links_to_no_file_that_a_later_change_replaced(client, author, chair, complete):
    def through(found) -> Submission:
        client.post(f"/en/pledges/submissions/{found.pk}/attachment/", upload() | {"version": found.version})
        found.refresh_from_db()
        sent = submit_pledge(by=author, submission=found, version=found.version)
        publish_pledge(by=chair, submission=sent, version=sent.version)
        return sent

    first = through(complete)
    through(start_change(by=author, pledge=Pledge.objects.get()))
    links = [client.get(f"/en/pledges/submissions/{one.pk}/").context["file"] for one in Submission.objects.all()]
    assert [bool(one) for one in links] == [True, False] and first.pk == Submission.objects.last().pk
    assert client.get(f"/en/pledges/submissions/{first.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose the file first."),
        (("a.svg", b"<svg/>"), "Files of this kind are not taken."),
        (("a.pdf", b"<html>"), "The name of the file says PDF"),
        (("a.pdf", b""), "This file is empty."),
        (("a.csv", b"a\x00b"), "The characters of the file cannot be read."),
        (("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 99), "The file is damaged"),
    ],
)
def test_a_refused_file_is_answered_in_its_place(client, there, sent, sentence):
    before = Submission.objects.get().values
    answer = client.post(there, (upload(*sent) if sent else {}) | version())
    assert answer.status_code == 200 and sentence in answer.content.decode()
    assert not PledgeFile.objects.exists() and Submission.objects.get().values == before


def test_of_two_the_second_is_told_and_may_send_it_again(client, there):
    seen = version()
    client.post(there, upload() | seen)
    late = client.post(there, upload("late.pdf") | seen)
    assert late.status_code == 409 and "Somebody saved this" in late.content.decode()
    assert [one.name for one in PledgeFile.objects.all()] == ["EXAMPLE.pdf"]
    assert f'name="version" value="{version()["version"]}"' in late.content.decode()


def test_what_was_sent_is_not_touched(client, there, sent):
    assert client.post(there, upload() | version()).status_code == 302
    assert not PledgeFile.objects.exists()


def test_only_its_writers_and_the_co_chairs_read_it_before_everybody_does(client, chair, author, complete, body):
    there = f"/en/pledges/submissions/{complete.pk}/attachment/"
    client.post(there, upload() | version())
    place, absent = f"/en/pledges/files/{PledgeFile.objects.get().pk}/", "/en/pledges/files/999999/"
    other = make_focal_point(make_organisation("fao"), email="fao@example.org")
    strangers = [Client(), signed_in(other), signed_in(make_staff("editor", email="editor@example.org"))]
    for stranger in strangers:
        hidden, missing = stranger.get(place), stranger.get(absent)
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert len(hidden.content.replace(place[3:].encode(), absent[3:].encode())) == len(missing.content)
    found = Submission.objects.get()
    sent = submit_pledge(by=author, submission=found, version=found.version)
    readers = [client, signed_in(make_staff("co_chair", email="second.chair@example.org"))]
    assert [one.get(place).status_code for one in readers] == [200, 200]
    publish_pledge(by=chair, submission=sent, version=sent.version)
    assert [one.get(place).status_code for one in strangers] == [200, 200, 200]
    page = Client().get(f"/en/pledges/{Pledge.objects.get().reference}/").content.decode()
    assert place in page and "EXAMPLE.pdf" in page and "Ana EXAMPLE" not in page


def test_the_section_of_the_file_is_saved_by_no_other_form(client, there, draft):
    PledgeFile.objects.create(submission=draft, stored="x", name="x.pdf", kind="pdf", size=1)
    client.post(there, {"s-attachment": PledgeFile.objects.get().pk, "s-version": 1, "attachment": 1} | version())
    assert "attachment" not in Submission.objects.get().values
