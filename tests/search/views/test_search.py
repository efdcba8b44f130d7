import re

import pytest
from django.core.cache import caches

from network_portal.audit.actions import record
from network_portal.common.actors import SYSTEM
from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.search.actions.changes import rebuild_search
from network_portal.search.queries.search import MOST_OF_A_KIND, PAGE_SIZE
from network_portal.taxonomy.models import GlossaryTerm
from tests.factories import make_objective, make_organisation, make_pledge

pytestmark = pytest.mark.django_db


def page_of(client, text="", language="en", **values):
    return client.get(f"/{language}/search/", {"text": text, **values}).content.decode()


def test_results_stand_by_kind_with_the_words_marked(client):
    make_objective(20, short_en="Remittances", title_en="Promote faster transfer of remittances")
    make_pledge(title="Lower the cost of remittances", is_example=True)
    rebuild_search()
    page = page_of(client, "remittance")
    assert re.findall(r'<h2 id="found-(\w+)">', page) == ["objectives", "pledges"]
    assert '<a href="/en/objectives/20/" lang="en">Objective 20: <mark>Remittances</mark></a>' in page
    assert page.count("example-mark") == 1
    assert '<meta name="robots" content="noindex">' in page


def test_a_title_that_says_that_it_is_invented_has_no_second_mark(client):
    make_pledge(title="EXAMPLE: lower the cost of remittances", is_example=True)
    rebuild_search()
    page = page_of(client, "remittances")
    assert "EXAMPLE: lower" in page and "example-mark" not in page


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_an_empty_search_says_what_can_be_found(client, language):
    page = page_of(client, language=language)
    assert "?text=B1.2" in page
    assert "noindex" not in page


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_a_search_that_finds_nothing_says_what_to_try(client, language):
    page = page_of(client, "xyzxyzxyz", language=language)
    content = page.split('class="empty"')[1]
    for address in ("objectives", "countries", "practices", "publications", "directory", "work-plan", "pledges"):
        assert f'href="/{language}/{address}/"' in content, address
    assert 'class="empty"' in page


def test_a_kind_alone_has_pages(client):
    body = make_organisation()
    for number in range(PAGE_SIZE + 1):
        make_pledge(organisation=body, title=f"Visas {number}")
    rebuild_search()
    every = page_of(client, "visas")
    assert every.count('class="result"') == MOST_OF_A_KIND
    assert "text=visas&amp;kind=pledges" in every
    first, second = (page_of(client, "visas", kind="pledges", page=page) for page in ("1", "2"))
    assert (first.count('class="result"'), second.count('class="result"')) == (PAGE_SIZE, 1)
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    assert 'rel="prev"' in second


@pytest.mark.parametrize("values", [{"kind": "nothing"}, {"page": "x"}, {"page": "-1"}, {"page": "9" * 30}])
def test_an_address_that_says_nonsense_opens_all_the_same(client, values):
    make_pledge(title="Visas")
    rebuild_search()
    assert client.get("/en/search/", {"text": "visas", **values}).status_code == 200


def test_a_correction_is_said_and_what_was_typed_is_escaped(client):
    make_pledge(title="Remesas", language="es")
    rebuild_search()
    page = page_of(client, "remsas <b>x</b>")
    assert "<b>x</b>" not in page
    assert "“remesas”" in page


def test_false_friends_are_told_apart(client):
    es, pt = {"term_es": "tráfico de migrantes"}, {"term_pt_br": "tráfico de pessoas"}
    GlossaryTerm.objects.create(key="smuggling", term_en="smuggling", note="False friend", **es)
    GlossaryTerm.objects.create(key="trafficking", term_en="trafficking", **pt)
    page = page_of(client, "tráfico")
    assert "False friend" not in page
    assert "it is not trafficking in persons" in page
    assert "no es trata de personas" in page_of(client, "tráfico", "es")
    assert '<span lang="es">tráfico de migrantes</span> (Spanish)' in page
    assert '<b lang="en">trafficking</b>' in page


@pytest.mark.parametrize("path", ["", "pages/about/", "accounts/login/"])
def test_the_box_stands_on_every_page_and_leads_to_the_search(client, path):
    page = client.get(f"/pt-br/{path}").content.decode()
    [form] = re.findall(r'<form class="site-search".*?</form>', page, re.DOTALL)
    assert 'action="/pt-br/search/"' in form
    assert 'method="get"' in form


def test_an_answer_is_kept_until_the_content_changes(client, django_capture_on_commit_callbacks):
    pledge = make_pledge(title="Visas for nurses")
    rebuild_search()
    assert "Visas" in re.sub("</?mark>", "", page_of(client, "nurses"))
    assert caches["pages"]
    with django_capture_on_commit_callbacks(execute=True):
        record("pledges.change_pledge", by=SYSTEM, target=pledge)
        pledge.delete()
    assert "Visas" not in page_of(client, "nurses")
