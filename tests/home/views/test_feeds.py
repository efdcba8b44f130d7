"""The feeds as a reader of Atom takes them (RFC 4287)."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db.models import TextField, Value

from network_portal.audit.actions import record
from network_portal.common import actors, clock
from network_portal.common.actors import SYSTEM
from network_portal.knowledge.actions.reviews import unpublish_practice
from network_portal.knowledge.models.publications import Publication, PublicationText
from network_portal.taxonomy.models import Country
from tests.factories import actor_with, make_objective, make_pledge, make_practice, make_publication

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "http://localhost:8000"
FEEDS = ["practices/feed.atom", "objectives/8/feed.atom", "countries/HN/feed.atom"]
EVERY = [*FEEDS, "publications/feed.atom"]


@pytest.fixture
def region(db):
    objective = make_objective(8)
    country, _new = Country.objects.get_or_create(iso3="HND", iso2="HN", defaults={"name_en": "Honduras"})
    since = clock.now() - timedelta(days=9)
    practice = make_practice(title="A desk & <more>", text={"summary": "For “all” & <b>"}, published_at=since)
    pledge = make_pledge(published_at=since + timedelta(days=1))
    for one in (practice, pledge):
        one.objectives.add(objective)
        one.countries.add(country)
    return {"practice": practice, "pledge": pledge}


def parsed(client, path):
    answer = client.get(f"/{path}")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def instant(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_holds_what_atom_asks_for(client, region, language, path):
    feed = parsed(client, f"{language}/{path}")
    assert (feed.tag, feed.get(LANG)) == (f"{ATOM}feed", language)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{SITE}/{language}/{path}", "alternate": links["self"].removesuffix("feed.atom")}
    assert feed.findtext(f"{ATOM}id").startswith("tag:localhost,2026:")
    assert feed.findtext(f"{ATOM}title") and feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        for name in ("id", "title", "updated", "published", "summary"):
            assert entry.findtext(f"{ATOM}{name}"), name
        assert entry.find(f"{ATOM}link").get("href").startswith(f"{SITE}/{language}/")
        assert instant(entry.findtext(f"{ATOM}updated")) >= instant(entry.findtext(f"{ATOM}published"))
    newest = max(entry.findtext(f"{ATOM}updated") for entry in entries)
    assert feed.findtext(f"{ATOM}updated") == newest


def test_an_entry_keeps_its_name_in_every_language_and_a_feed_has_one_of_its_own(client, region):
    feeds = [parsed(client, f"{code}/practices/feed.atom") for code in ("es", "fr")]
    [names] = {tuple(entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")) for feed in feeds}
    assert names == (f"tag:localhost,2026:practices/{region['practice'].slug}",)
    assert len({feed.findtext(f"{ATOM}id") for feed in feeds}) == 2


def test_words_arrive_as_they_were_written_in_their_language(client, region):
    [entry] = parsed(client, "fr/practices/feed.atom").findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "A desk & <more>"
    assert entry.findtext(f"{ATOM}summary") == "For “all” &amp; &lt;b&gt;"
    assert (entry.find(f"{ATOM}summary").get("type"), entry.get(LANG)) == ("html", "en")


@pytest.mark.parametrize("path", FEEDS[1:])
def test_objectives_and_countries_tell_of_every_kind_the_newest_first(client, region, path):
    names = [entry.findtext(f"{ATOM}id") for entry in parsed(client, f"en/{path}").findall(f"{ATOM}entry")]
    assert [name.split(":")[-1].split("/")[0] for name in names] == ["pledges", "practices"]
    make_practice(title="Of nothing in particular")
    assert len(parsed(client, f"en/{path}?again").findall(f"{ATOM}entry")) == 2


def test_a_change_moves_the_day_of_its_entry_and_not_its_publication(client, region):
    record("knowledge.change_practice", by=SYSTEM, target=region["practice"])
    [entry] = parsed(client, "en/practices/feed.atom").findall(f"{ATOM}entry")
    assert clock.now() - instant(entry.findtext(f"{ATOM}updated")) < timedelta(minutes=5)
    assert clock.now() - instant(entry.findtext(f"{ATOM}published")) > timedelta(days=8)


@pytest.mark.parametrize("verb", ["knowledge.change_publication", "translations.translate_text"])
def test_a_correction_moves_the_day_of_a_publication(client, region, verb):
    publication = make_publication(published_at=clock.now() - timedelta(days=9))
    record(verb, by=SYSTEM, target=publication)
    [entry] = parsed(client, "en/publications/feed.atom").findall(f"{ATOM}entry")
    assert clock.now() - instant(entry.findtext(f"{ATOM}updated")) < timedelta(minutes=5)
    assert clock.now() - instant(entry.findtext(f"{ATOM}published")) > timedelta(days=8)


def test_news_of_a_pledge_that_wait_for_their_round_do_not_move_its_day(client, region):
    record("pledges.apply_update", by=SYSTEM, target=region["pledge"])
    entries = parsed(client, "en/objectives/8/feed.atom").findall(f"{ATOM}entry")
    assert all(entry.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}published") for entry in entries)


@pytest.mark.django_db(transaction=True)
def test_what_is_unpublished_vanishes_at_once(client, region):
    etag = client.get("/en/practices/feed.atom").headers["ETag"]
    assert client.get("/en/practices/feed.atom", headers={"if-none-match": etag}).status_code == 304
    unpublish_practice(by=actor_with(actors.CO_CHAIR), practice=region["practice"], version=1, reason="Wrong")
    answer = client.get("/en/practices/feed.atom", headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert region["practice"].slug not in answer.content.decode()


@pytest.mark.parametrize("path", EVERY)
def test_a_page_names_its_feed_and_leads_to_it(client, region, path):
    page = client.get(f"/fr/{path.removesuffix('feed.atom')}").content.decode()
    assert f'href="/fr/{path}">' in page[: page.index("</head>")]
    assert f'<a href="/fr/{path}" type="application/atom+xml">' in page


@pytest.mark.parametrize("path", EVERY)
def test_a_feed_is_kept_for_all_and_says_when_it_changed(client, region, path, django_assert_num_queries):
    first = client.get(f"/es/{path}")
    with django_assert_num_queries(1):
        assert client.get(f"/es/{path}").content == first.content
    assert first.headers["Cache-Control"] == "public, max-age=30"
    assert first.headers["Last-Modified"]


@pytest.mark.parametrize("many", [1, 35])
def test_a_feed_of_many_costs_no_more_than_one_of_few(client, region, many, django_assert_num_queries):
    objective = region["practice"].objectives.get()
    for _one in range(many):
        make_practice().objectives.add(objective)
        make_pledge().objectives.add(objective)
    with django_assert_num_queries(9):
        feed = parsed(client, "en/objectives/8/feed.atom")
    assert len(feed.findall(f"{ATOM}entry")) == min(2 * many + 2, 30)


@pytest.mark.django_db
def test_a_feed_without_entries_is_a_feed(client):
    feed = parsed(client, "en/practices/feed.atom")
    assert feed.findtext(f"{ATOM}updated") and not feed.findall(f"{ATOM}entry")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["objectives/99/feed.atom", "countries/XX/feed.atom"])
def test_of_what_does_not_exist_there_is_no_feed(client, path):
    assert client.get(f"/en/{path}").status_code == 404


def test_a_publication_is_told_in_its_own_feed_and_in_that_of_its_objective(client, region):
    publication = Publication.objects.create(
        slug="a-guide", kind="guidance", issued_on=clock.today(), state="published", published_at=clock.now()
    )
    publication.objectives.add(region["practice"].objectives.get())
    PublicationText.objects.create(publication=publication, language="es", status="original", title="Una guía")
    for path in ("publications/feed.atom", "objectives/8/feed.atom"):
        entry = parsed(client, f"fr/{path}").findall(f"{ATOM}entry")[0]
        assert (entry.findtext(f"{ATOM}title"), entry.get(LANG)) == ("Una guía", "es")
        assert entry.find(f"{ATOM}link").get("href") == f"{SITE}/fr/publications/a-guide/"


@pytest.mark.parametrize("sign", ["\uffff", "\ufffe", "\x1b"])
def test_what_was_stored_before_texts_were_cleaned_breaks_no_feed(client, region, sign):
    words = {"title": f"A des{sign}k", "summary": f"For{sign} all"}
    region["practice"].texts.update(**{name: Value(text, output_field=TextField()) for name, text in words.items()})
    [entry] = parsed(client, "en/practices/feed.atom").findall(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")) == ("A desk", "For all")
