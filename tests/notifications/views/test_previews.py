import pytest

from network_portal.notifications.kinds import kinds

pytestmark = pytest.mark.django_db
PREVIEWS = "/en/manage/previews/"


@pytest.fixture
def open_to_writers(settings):
    settings.DEVELOPMENT_PAGES = True


def test_the_list_names_every_kind(client, open_to_writers):
    page = client.get(PREVIEWS).content.decode()
    for name, _kind in kinds.items():
        for code in ("es", "en", "pt-br", "fr"):
            assert f'href="{PREVIEWS}{name}/{code}/"' in page


@pytest.mark.parametrize("name", ["accounts.confirm_email"])
def test_a_kind_in_words_and_as_a_mail_program_shows_it(client, open_to_writers, name):
    page = client.get(f"{PREVIEWS}{name}/fr/")
    assert page.status_code == 200
    assert "link=EXAMPLE" in page.content.decode()
    raw = client.get(f"{PREVIEWS}{name}/fr/html/")
    assert '<html lang="fr">' in raw.content.decode()
    assert "style-src 'unsafe-inline'" in raw["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["", "accounts.confirm_email/en/", "accounts.confirm_email/en/html/"])
def test_there_are_no_previews_in_production(client, settings, address):
    settings.DEVELOPMENT_PAGES = False
    assert client.get(PREVIEWS + address).status_code == 404


@pytest.mark.parametrize("address", ["nobody.knows/en/", "accounts.confirm_email/de/"])
def test_unknown_kinds_and_languages(client, open_to_writers, address):
    assert client.get(PREVIEWS + address).status_code == 404
