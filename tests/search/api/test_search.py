import pytest

from network_portal.search.actions.changes import rebuild_search
from tests.factories import make_objective, make_pledge

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def searched():
    make_objective(20, short_en="Remittances", short_es="Remesas")
    make_pledge(title="Lower the cost of remittances", text="What is promised.", language="en", year=2026, number=7)
    rebuild_search()


def ask(client, **values):
    return client.get("/api/v1/search/", values)


def test_it_tells_what_the_page_shows(client, settings):
    answer = ask(client, text="remesas", language="en").json()
    assert answer["counts"] == {"objectives": 1, "pledges": 1}
    assert answer["results"][:1] == [
        {
            "kind": "objectives",
            "url": f"{settings.SITE_URL}/en/objectives/20/",
            "title": "Objective 20: Remittances",
            "title_language": "en",
            "passage": answer["results"][0]["passage"],
            "passage_language": answer["results"][0]["passage_language"],
            "found_by": answer["results"][0]["found_by"],
            "holds_all": True,
            "day": None,
            "is_example": False,
        }
    ]
    assert ask(client, text="remitances", language="en").json()["corrected"] == {"remitances": "remittances"}


def test_one_kind_alone(client):
    assert ask(client, text="remittances", language="en", kind="pledges").json()["counts"] == {"pledges": 1}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"text": ""},
        {"text": "x" * 201},
        {"text": "a", "language": "de"},
        {"text": "a", "kind": "nothing"},
        {"text": "a", "page": "0"},
        {"text": "a", "page": "21"},
        {"text": "a", "fields": "all"},
    ],
)
def test_what_is_not_understood_is_refused(client, values):
    assert ask(client, **values).status_code == 400


def test_everybody_may_keep_the_answer(client):
    assert "public" in ask(client, text="remittances").headers["Cache-Control"]
