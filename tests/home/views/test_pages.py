import pytest

from network_portal.common import actors
from network_portal.home.actions.pages import edit_page
from network_portal.home.pages import SLUGS, shipped_words
from tests.factories import actor_with, make_staff, signed_in

LANGUAGES = ["es", "en", "pt-br", "fr"]


def edit(language="en", slug="about", *, keeps_meaning=False, **said):
    words = {"title": "About us", "lead": "Who we are.", "body": "# We\n\nWords.", "status": "original"}
    verb = {"by": actor_with(actors.EDITOR), "slug": slug, "language": language, "version": 0}
    return edit_page(**verb, said=words | said, keeps_meaning=keeps_meaning)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_standing_pages_open(client, language, slug):
    page = client.get(f"/{language}/pages/{slug}/").content.decode()
    title, lead, _body = shipped_words(slug, language)
    assert f"<h1>{title}</h1>" in page.replace("\n", "")
    assert f'property="og:description" content="{lead}"' in page.replace("&#x27;", "'")
    assert "{contact}" not in page and "](" not in page


@pytest.mark.django_db
def test_an_unknown_page_is_not_there(client):
    assert client.get("/en/pages/secrets/").status_code == 404


@pytest.mark.django_db
def test_links_lead_to_the_portal_in_the_readers_language(client):
    page = client.get("/fr/pages/take-part/").content.decode()
    assert '<a href="/fr/practices/submit/">' in page
    assert '<a href="/fr/mechanism/join/">' in page
    assert '<a href="/api/docs/">' in page
    assert '<a href="mailto:contact@portal.example">contact@portal.example</a>' in page


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_every_link_of_a_standing_page_leads_somewhere(client, slug):
    page = client.get(f"/en/pages/{slug}/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    found = {part.split('"')[0] for part in main.split('href="')[1:]}
    for address in (one for one in found if one.startswith("/")):
        assert client.get(address).status_code in (200, 302), address


@pytest.mark.django_db
def test_cookies_are_those_of_which_the_privacy_page_tells(client):
    for address in ("", "search/?q=visa", "practices/?level=local", "countries/", "pages/privacy/"):
        assert not client.get(f"/en/{address}").cookies, address
    given = client.get("/en/accounts/login/").cookies
    assert set(given) == {"csrftoken"}
    assert given["csrftoken"]["max-age"] == given["csrftoken"]["expires"] == ""
    page = client.get("/en/pages/privacy/").content.decode()
    assert "until you close the browser" in page and "Visitors get no cookie" not in page


@pytest.mark.django_db
def test_how_to_take_part_names_each_door_that_is_open(client):
    page = client.get("/en/pages/take-part/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    for address in ("publications/", "directory/", "search/", "practices/calls/", "publications/feed.atom"):
        assert f'href="/en/{address}"' in main, address
    assert "We copied this" in main


@pytest.mark.django_db
def test_privacy_names_purpose_and_end_of_each_thing_held_whatever_is_edited(client, settings):
    settings.RESPONSIBLE_ENTITY = "An entity"
    edit(slug="privacy", body="Nothing else.")
    page = client.get("/en/pages/privacy/").content.decode()
    assert "Nothing else." in page and "About us" in page
    assert page.count('data-label="Until when"') >= 9
    assert "An entity" in page


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_read_at_once_by_everybody(client):
    for _twice in range(2):
        assert "About us" not in client.get("/en/pages/about/").content.decode()
    edit()
    page = client.get("/en/pages/about/").content.decode()
    assert "<h2>We</h2>" in page and "Who we are." in page
    assert "Whose words these are: original." in page


@pytest.mark.django_db
def test_what_an_editor_types_is_text_and_no_code(client):
    edit(title="<b>Us</b>", body="# <script>alert(1)</script>\n\n- [<i>x</i>](/pledges/)\n\n<img src=x>")
    page = client.get("/en/pages/about/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert not any(sign in main for sign in ("<script", "<img", "<i>", "<b>"))
    assert '<a href="/en/pledges/">&lt;i&gt;x&lt;/i&gt;</a>' in main


@pytest.mark.django_db
def test_a_translation_that_is_behind_says_so_and_leads_to_the_original(client):
    edit()
    page = client.get("/fr/pages/about/").content.decode()
    assert '<a href="/en/pages/about/">' in page
    assert "À propos de ce portail" in page


@pytest.mark.django_db
def test_an_edited_page_is_found_by_its_new_words(client):
    edit(body="Xylophones are welcome.")
    assert "/en/pages/about/" in client.get("/en/search/?text=xylophones").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "sees"), [(actors.CO_CHAIR, True), (actors.EDITOR, True), (actors.COMMITTEE, False)])
def test_who_may_edit_finds_the_way_on_the_page(role, sees):
    page = signed_in(make_staff(role)).get("/fr/pages/about/").content.decode()
    assert ("/fr/manage/pages/about/fr/" in page) is sees


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
def test_civil_society_reads_that_it_registers_itself(client, db, language):
    """Only the people of other organisations wait for an invitation of the co-chairs."""
    page = client.get(f"/{language}/pages/take-part/").content.decode()
    section = page[: page.index("mailto:")]
    assert f'href="/{language}/mechanism/join/"' in section[section.rindex("<h2") :]
