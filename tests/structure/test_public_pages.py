"""What each public page says of itself to whoever finds it elsewhere: title, description, address, languages."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

import html5lib
import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from django.utils import translation

from network_portal.common import registry
from network_portal.common.languages import CONTENT_LANGUAGES

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
LOADERS = ("load_taxonomy", "load_organisations", "load_mechanism", "load_work_plans", "load_practices", "load_pledges")
XHTML = "{http://www.w3.org/1999/xhtml}"
LONGEST_DESCRIPTION = 330
OF_EACH = 4


@dataclass(frozen=True)
class Told:
    """A page as it is sent, and what its head says."""

    page: str
    title: str
    metas: dict[str, str]
    links: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def pages(rows_of_module) -> dict[str, dict[str, Told]]:
    """By language and path; of each kind of public page the first few."""
    for loader in LOADERS:
        call_command(loader, verbosity=0)
    client = Client()
    return {
        code: {path: told(client.get(f"/{code}/{path}")) for paths in kinds().values() for path in paths[:OF_EACH]}
        for code in CONTENT_LANGUAGES
    }


def kinds() -> dict[str, list[str]]:
    found = defaultdict(list)
    with translation.override("en"):
        for entry in registry.public_addresses.values():
            for path, _changed in entry.paths():
                found[resolve(f"/en/{path}").view_name].append(path)
    return found


def told(answer: HttpResponse) -> Told:
    assert answer.status_code == 200
    page = answer.content.decode()
    head = html5lib.parse(page[: page.index("</head>")], treebuilder="etree").find(f"{XHTML}head")
    metas = {one.get("property") or one.get("name"): one.get("content") for one in head.iter(f"{XHTML}meta")}
    links = defaultdict(dict)
    for one in head.iter(f"{XHTML}link"):
        links[one.get("rel")][one.get("hreflang") or one.get("type")] = one.get("href")
    return Told(page, head.findtext(f"{XHTML}title"), metas, links)


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_each_page_has_a_title_of_its_own_with_the_name_of_the_network(pages, language):
    titles = defaultdict(list)
    for path, head in pages[language].items():
        own, _dash, name = head.title.rpartition(" – ")
        assert own and name, path
        titles[head.title].append(path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_each_page_describes_itself_in_words_that_no_other_page_uses(pages, language):
    said = defaultdict(list)
    for path, head in pages[language].items():
        description = head.metas["og:description"]
        assert 20 < len(description) <= LONGEST_DESCRIPTION and "<" not in description, (path, description)
        assert description.rstrip(".") not in head.title, (path, description)
        said[description].append(path)
    assert {words: paths for words, paths in said.items() if len(paths) > 1} == {}


def test_descriptions_are_in_the_language_of_the_page(pages):
    same = [
        path
        for path in pages["es"]
        if not path.startswith(("practices/", "pledges/"))  # whose words may exist in one language alone
        and len({pages[code][path].metas["og:description"] for code in CONTENT_LANGUAGES}) < len(CONTENT_LANGUAGES)
    ]
    assert same == []


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_each_page_names_its_address_and_its_languages(pages, language):
    for path, head in pages[language].items():
        here = {code: f"{SITE}/{code}/{path}" for code in CONTENT_LANGUAGES}
        alternates = {code: address for code, address in head.links["alternate"].items() if "/" not in code}
        assert alternates == here | {"x-default": f"{SITE}/{path}"}, path
        assert head.links["canonical"] == {None: here[language]}
        assert head.metas["og:url"] == here[language]
        assert head.metas["og:title"] and head.metas["og:title"] in head.title


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_the_html_of_each_kind_of_page_is_valid(pages, language):
    assert len(kinds()) >= 18
    for path, *_others in kinds().values():
        html5lib.HTMLParser(strict=True).parse(pages[language][path].page)


def test_without_a_language_a_page_is_found_in_the_readers(pages, client):
    for path in ("", "objectives/8/", "pages/about/"):
        answer = client.get(f"/{path}", headers={"accept-language": "fr"})
        assert (answer.status_code, urlsplit(answer.headers["Location"]).path) == (302, f"/fr/{path}")
