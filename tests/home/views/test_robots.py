import pytest

pytestmark = pytest.mark.django_db


def test_robots_are_told_where_to_go(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /es/accounts/" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text


def test_whom_to_tell_of_a_weakness(client):
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:contact@portal.example" in text
    assert "Expires: 20" in text
