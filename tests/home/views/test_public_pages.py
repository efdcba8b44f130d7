"""What every public page promises: kept until the content changes, compressed, in four languages."""

import gzip
from datetime import date

import brotli
import pytest

from network_portal.audit.models import ContentVersion
from network_portal.common.actors import SYSTEM
from tests.factories import (
    make_activity,
    make_deliverable,
    make_objective,
    make_plan,
    make_priority,
    make_user,
    signed_in,
)
from workplan.actions.states import set_status
from workplan.models import Deliverable

ADDRESSES = [
    "/es/",
    "/es/objectives/",
    "/es/objectives/8/",
    "/es/work-plan/",
    "/es/work-plan/2026-2027/",
    "/es/work-plan/2026-2027/?status=on_track",
    "/es/work-plan/2026-2027/activities/B1.1/",
    "/es/pages/about/",
    "/api/v1/activities/",
    "/api/v1/objectives/",
    "/sitemap.xml",
]


@pytest.fixture
def activity(db):
    make_objective(8)
    return make_activity(make_priority(make_plan()), "B1.1")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_second_reader_costs_nothing_but_the_content_version(client, activity, address, django_assert_num_queries):
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert second.content == first.content
    assert second.headers["Cache-Control"] == "public, max-age=30"
    assert not second.cookies
    assert "Cookie" in second.headers["Vary"]
    assert b"csrfmiddlewaretoken" not in second.content


@pytest.mark.parametrize("address", ADDRESSES[:9])
def test_who_has_it_already_is_told_so(client, activity, address):
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_it_travels_compressed(client, activity, coding, unpack):
    plain = client.get(ADDRESSES[4])
    packed = client.get(ADDRESSES[4], headers={"accept-encoding": coding})
    assert packed.headers["Content-Encoding"] == coding
    assert unpack(packed.content) == plain.content
    assert packed.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.django_db(transaction=True)
def test_a_change_is_seen_at_once(client):
    activity = make_activity(make_priority(make_plan()), "B1.1")
    for _twice in range(2):
        assert "status-delayed" not in client.get(ADDRESSES[4]).content.decode()
    set_status(by=SYSTEM, activity=activity, version=1, status="delayed", source="Minutes")
    assert "status-delayed" in client.get(ADDRESSES[4]).content.decode()


def test_who_signed_in_is_served_their_own_page(client, activity):
    client.get("/en/")
    response = signed_in(make_user(name="Ana Private")).get("/en/")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Ana Private" in response.content.decode()
    assert "Ana Private" not in client.get("/en/").content.decode()


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one.startswith("/es/")])
def test_a_page_names_itself_in_the_four_languages(client, activity, address):
    page = client.get(address).content.decode()
    for code in ("es", "en", "pt-br", "fr"):
        there = address.replace("/es/", f"/{code}/", 1)
        assert f'hreflang="{code}" href="http://localhost:8000{there}"' in page
        assert client.get(there).headers["Content-Language"] == code


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one.startswith("/es/")])
def test_a_page_is_light(client, activity, address):
    assert len(client.get(address, headers={"accept-encoding": "br"}).content) < 20_000


@pytest.mark.django_db(transaction=True)
def test_who_signed_in_sees_what_another_process_just_changed(settings):
    settings.CONTENT_VERSION_REMEMBERED = 60
    deliverable = make_deliverable(make_activity(make_priority(make_plan()), "B1.1"), date(2026, 1, 15))
    member = signed_in(make_user())
    assert "0 of 1 deliverable promised" in member.get("/en/work-plan/2026-2027/").content.decode()
    Deliverable.objects.filter(pk=deliverable.pk).update(done_on=date(2026, 1, 14))
    ContentVersion.objects.update_or_create(pk=1, defaults={"number": 77})
    assert "1 of 1 deliverable promised" in member.get("/en/work-plan/2026-2027/").content.decode()


def test_the_header_of_visitors_keeps_to_its_address(client, activity):
    for address in ("/es/objectives/8/", "/fr/work-plan/?x=<b>{rest}", "/es/", "/es/work-plan/2026-2027/"):
        page = client.get(address).content.decode()
        path, _mark, query = address[4:].partition("?")
        suffix = "?x=&lt;b&gt;{rest}" if query else ""
        for code in ("es", "en", "pt-br", "fr"):
            assert f'<a href="/{code}/{path}{suffix}" lang="{code}"' in page
        assert (f'<a href="{address[:4]}work-plan/" aria-current="true">' in page) == ("work-plan" in address)
