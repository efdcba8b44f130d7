from datetime import date
from xml.etree import ElementTree

import pytest

from tests.factories import make_activity, make_plan, make_priority

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_sitemap_lists_public_pages_in_four_languages(client):
    make_activity(make_priority(make_plan()), "B1.1", last_news_on=date(2026, 9, 1))
    make_activity(make_priority(make_plan("draft", state="draft", endorsed_on=None)), "B1.2")
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = {entry.findtext(f"{SITEMAP}loc"): entry for entry in root}
    entry = found["http://localhost:8000/fr/work-plan/2026-2027/activities/B1.1/"]
    assert entry.findtext(f"{SITEMAP}lastmod") == "2026-09-01"
    assert {link.get("hreflang") for link in entry.findall(f"{XHTML}link")} == {"es", "en", "pt-br", "fr"}
    assert not [address for address in found if "draft" in address]
    for address in found:
        assert client.get(address.removeprefix("http://localhost:8000")).status_code == 200


def test_robots_are_told_where_to_go(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /es/accounts/" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text


def test_whom_to_tell_of_a_weakness(client):
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:contact@portal.example" in text
    assert "Expires: 20" in text
