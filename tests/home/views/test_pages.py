import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
@pytest.mark.parametrize("slug", ["about", "privacy", "accessibility"])
def test_the_standing_pages_open(client, language, slug):
    assert client.get(f"/{language}/pages/{slug}/").status_code == 200


def test_an_unknown_page_is_not_there(client):
    assert client.get("/en/pages/secrets/").status_code == 404


def test_privacy_names_purpose_and_end_of_each_thing_held(client):
    kept = client.get("/en/pages/privacy/").context["kept"]
    assert len(kept) >= 9
    assert all(row.field and row.purpose and row.until for row in kept)
