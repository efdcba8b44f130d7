"""What is kept of public pages, for whom, and how much of it at most."""

import pytest
from django.core.cache import caches

from network_portal.common.middleware import public_pages
from tests.factories import make_activity, make_plan, make_priority

PLAN = "/es/work-plan/2026-2027/"


@pytest.fixture
def plan(db):
    priority = make_priority(make_plan())
    make_activity(priority, "B1.1")
    make_activity(priority, "B1.2")


@pytest.fixture
def kept(monkeypatch):
    """The places of the cache into which something was put."""
    places = []
    kind = type(caches["pages"])
    put = kind.set

    def watched(cache, key, value, *args, **kwargs):
        if cache is caches["pages"]:
            places.append(key)
        put(cache, key, value, *args, **kwargs)

    monkeypatch.setattr(kind, "set", watched)
    return places


def test_links_are_those_of_the_door_that_was_asked(client, plan):
    address = "/api/v1/activities/?page_size=1"
    doors = [("localhost", False), ("127.0.0.1", False), ("localhost", True), ("127.0.0.1:8000", False)]
    for host, secure in doors * 2:
        following = client.get(address, secure=secure, headers={"host": host}).json()["next"]
        assert following.startswith(f"{'https' if secure else 'http'}://{host}/api/v1/activities/?cursor=")


def test_a_host_that_is_not_ours_is_refused_even_for_a_kept_page(client, plan):
    assert client.get("/es/").status_code == 200
    assert client.get("/es/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        f"{PLAN}?status=on_track",
        f"{PLAN}?status=on_track&month=2026-05",
        f"{PLAN}?after=basic-1-1-1",
        "/api/v1/activities/?status=on_track&page_size=5",
        "/es/",
    ],
)
def test_an_address_that_the_page_understands_is_kept(client, plan, kept, address):
    assert client.get(address).status_code == 200
    assert len(kept) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/es/?x=1",
        "/es/objectives/?status=on_track",
        f"{PLAN}?status=on_track&x=1",
        f"{PLAN}?status={'x' * 200}",
        "/sitemap.xml?x=1",
        "/api/v1/activities/?x=1",
    ],
)
def test_a_made_up_query_leaves_nothing_behind(client, plan, kept, address):
    client.get(address)
    assert kept == []


def test_a_page_with_a_made_up_query_is_still_everyones(client, plan):
    response = client.get("/es/?x=1", headers={"accept-encoding": "br"})
    assert response.headers["Cache-Control"] == "public, max-age=30"
    assert response.headers["ETag"]
    assert response.headers["Content-Encoding"] == "br"


def test_a_flood_of_addresses_fills_no_more_than_the_slots(client, plan, kept, monkeypatch):
    monkeypatch.setattr(public_pages, "SLOTS_OF_QUERIES", 4)
    for number in range(30):
        assert client.get(f"{PLAN}?after=basic-1-1-{number}").status_code == 200
    assert len(kept) == 30
    assert len(set(kept)) <= 4


def test_two_pages_of_one_slot_are_never_taken_for_each_other(client, plan, monkeypatch):
    monkeypatch.setattr(public_pages, "SLOTS", 1)
    for _twice in range(2):
        assert 'lang="es"' in client.get("/es/").content.decode()
        assert 'lang="fr"' in client.get("/fr/").content.decode()


def test_a_heavy_page_is_served_and_not_kept(client, plan, kept, monkeypatch):
    monkeypatch.setattr(public_pages, "MOST_BYTES", 1000)
    assert client.get("/es/").headers["Cache-Control"] == "public, max-age=30"
    assert kept == []


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000, gzip;q=0", None),
        ("gzip;q=0.5, br;q=0.1", "br"),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("brotli", None),
        ("", None),
    ],
)
def test_it_travels_in_a_coding_that_the_reader_takes(client, plan, accepted, sent):
    response = client.get("/es/", headers={"accept-encoding": accepted})
    assert response.headers.get("Content-Encoding") == sent


@pytest.mark.parametrize("shape", ["{}", "W/{}", '"another", W/{}', "*"])
def test_who_has_it_already_gets_no_second_copy(client, plan, shape):
    first = client.get("/es/")
    again = client.get("/es/", headers={"if-none-match": shape.format(first.headers["ETag"])})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Vary"] == first.headers["Vary"]
    assert again.headers["Cache-Control"] == "public, max-age=30"


@pytest.mark.parametrize("accept", ["text/html", "application/json; indent=4", "image/png"])
def test_the_form_of_an_answer_of_the_api_is_not_the_first_clients_choice(client, plan, kept, accept):
    first = client.get("/api/v1/plans/", headers={"accept": accept})
    second = client.get("/api/v1/plans/", headers={"accept": "application/json"})
    assert first.headers["Content-Type"] == second.headers["Content-Type"] == "application/json"
    assert first.content == second.content
    assert len(kept) == 1


@pytest.mark.parametrize(("address", "language"), [("/fr/", "fr"), ("/api/v1/plans/", None), ("/sitemap.xml", None)])
def test_only_an_address_with_a_language_has_one(client, plan, address, language):
    for _twice in range(2):
        response = client.get(address, headers={"accept-language": "pt-BR, pt"})
        assert response.headers.get("Content-Language") == language
        assert ("Accept-Language" in response.headers["Vary"]) == (language is None)


def test_head_weighs_what_get_sends(client, plan):
    whole = client.get("/es/", headers={"accept-encoding": "gzip"})
    head = client.head("/es/", headers={"accept-encoding": "gzip"})
    assert head.headers["Content-Length"] == str(len(whole.content))
    assert head.content == b""
