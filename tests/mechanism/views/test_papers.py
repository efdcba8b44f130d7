import pytest

from mechanism.public_texts import _papers
from network_portal.bodies.actions.papers import change_paper
from network_portal.bodies.models import Body, PaperDocument
from tests.factories import make_paper, make_table
from tests.mechanism.seated import acting, make_mandate

pytestmark = pytest.mark.django_db
VALUES = {"title": "Zqpaper", "summary": "", "language": "es"}
API = "/api/v1/papers/"


@pytest.fixture
def table():
    return make_table(2)


def places(client) -> list[str]:
    return [client.get(one).content.decode() for one in ("/en/mechanism/tables/2/", API)]


def test_a_public_paper_is_on_the_page_in_the_api_and_in_the_search_until_it_is_taken_back(
    client, table, django_capture_on_commit_callbacks
):
    by, paper = acting(make_mandate(table).person), make_paper(table, **VALUES)
    PaperDocument.objects.create(paper=paper, language="es", edition=1, address="https://example.org/zq")
    assert not any("Zqpaper" in page for page in places(client)) and not list(_papers(None))
    with django_capture_on_commit_callbacks(execute=True):
        change_paper(by=by, paper=paper, version=1, values={**VALUES, "audience": "public"})
    assert all("Zqpaper" in page and "https://example.org/zq" in page for page in places(client))
    assert [one.key for one in _papers([str(paper.pk)])] == [str(paper.pk)]
    with django_capture_on_commit_callbacks(execute=True):
        change_paper(by=by, paper=paper, version=2, values={**VALUES, "audience": "members"})
    assert not any("Zqpaper" in page for page in places(client)) and not list(_papers(None))


def test_papers_of_a_sub_table_stand_with_its_table(client, table):
    sub_table = Body.objects.create(slug="sub", kind="sub_table", parent=table, number=1, name_en="Sub")
    make_paper(sub_table, title="Zqsub", audience="public")
    assert "Zqsub" in client.get("/en/mechanism/tables/2/").content.decode()


def test_the_api_filters_by_body_and_language_and_refuses_what_it_does_not_know(client, table):
    paper = make_paper(table, audience="public")
    PaperDocument.objects.create(paper=paper, language="fr", edition=1, address="https://example.org")
    make_paper(table, audience="public")
    assert len(client.get(API, {"language": "fr"}).json()["results"]) == 1
    assert len(client.get(API, {"body": table.slug}).json()["results"]) == 2
    assert client.get(API, {"audience": "office"}).status_code == 400


def test_many_papers_cost_no_more_queries_than_one(client, table, django_assert_max_num_queries):
    make_paper(table, audience="public")
    with django_assert_max_num_queries(20) as few:
        client.get(API, headers={"authorization": "not kept"})
    for _number in range(9):
        make_paper(table, audience="public")
    with django_assert_max_num_queries(len(few)):
        client.get(API, headers={"authorization": "not kept"})
