from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.home.views import sitemaps
from network_portal.organisations.models import Organisation
from tests.factories import (
    make_activity,
    make_call,
    make_plan,
    make_pledge,
    make_practice,
    make_priority,
    make_publication,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def entries(client, path="/sitemap.xml"):
    root = ElementTree.fromstring(client.get(path).content)
    return {entry.findtext(f"{SITEMAP}loc"): entry for entry in root}


def test_the_sitemap_lists_public_pages_in_four_languages(client):
    make_activity(make_priority(make_plan()), "B1.1", last_news_on=date(2026, 9, 1))
    make_activity(make_priority(make_plan("draft", state="draft", endorsed_on=None)), "B1.2")
    found = entries(client)
    entry = found["http://localhost:8000/fr/work-plan/2026-2027/activities/B1.1/"]
    assert entry.findtext(f"{SITEMAP}lastmod") == "2026-09-01"
    assert {link.get("hreflang") for link in entry.findall(f"{XHTML}link")} == {"es", "en", "pt-br", "fr", "x-default"}
    assert not [address for address in found if "draft" in address]
    for address in found:
        assert client.get(address.removeprefix("http://localhost:8000")).status_code == 200


def test_the_day_of_a_page_is_that_of_its_latest_correction(client):
    long_ago = clock.now() - timedelta(days=90)
    practice, publication = make_practice(published_at=long_ago), make_publication(published_at=long_ago)
    pledge, call = make_pledge(published_at=long_ago), make_call()
    record("knowledge.publish_practice", by=SYSTEM, target=practice)
    record("knowledge.change_publication", by=SYSTEM, target=publication)
    record("pledges.change_pledge", by=SYSTEM, target=pledge)
    record("translations.translate_text", by=SYSTEM, target=call)
    found, today = entries(client), clock.today().isoformat()
    pages = (f"practices/{practice.slug}", f"practices/calls/{call.slug}", f"publications/{publication.slug}")
    for page in (*pages, f"pledges/{pledge.reference}"):
        assert found[f"{SITE}/fr/{page}/"].findtext(f"{SITEMAP}lastmod") == today, page


def test_many_pages_stand_in_several_files_named_by_an_index(client, monkeypatch):
    whole = set(entries(client))
    monkeypatch.setattr(sitemaps, "MOST_PATHS", 3)
    client.get("/sitemap.xml?another")
    files = entries(client, "/sitemap.xml?more")
    assert f"{SITE}/sitemap-home-2.xml" in files
    parts = [entries(client, address.removeprefix(SITE)) for address in files]
    assert all(0 < len(part) <= 3 * 4 for part in parts)
    assert set().union(*parts) == whole
    assert sum(map(len, parts)) == len(whole)


def test_no_crowd_of_organisations_is_too_large_for_the_files(client):
    bodies = [Organisation(slug=f"body-{number:05}", is_listed=True) for number in range(5_100)]
    Organisation.objects.bulk_create(bodies, batch_size=1_000)
    files = [address for address in entries(client) if "/sitemap-home-" in address]
    found = [address for one in files for address in entries(client, one.removeprefix(SITE))]
    told = [address for address in found if address.startswith(f"{SITE}/en/directory/body-")]
    assert len(told) == len(set(told)) == 5_100


@pytest.mark.parametrize(
    "path",
    [
        *("/sitemap-home-0.xml", "/sitemap-home-99.xml", "/sitemap-nothing-1.xml"),
        *(f"/sitemap-pledges-{number}.xml" for number in ("9223372036854776", "9" * 23, "9" * 5000)),
    ],
)
def test_a_file_that_the_index_does_not_name_is_not_there(client, path):
    assert client.get(path).status_code == 404


def test_the_last_change_of_a_practice_is_that_of_its_words(client, practice_changed_today):
    changed = entries(client)[f"{SITE}/fr/practices/{practice_changed_today.slug}/"]
    assert changed.findtext(f"{SITEMAP}lastmod") == clock.today().isoformat()


@pytest.fixture
def practice_changed_today():
    practice = make_practice(published_at=clock.now() - timedelta(days=40))
    record("knowledge.change_practice", by=SYSTEM, target=practice)
    return practice
