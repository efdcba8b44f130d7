import pytest

from network_portal.taxonomy.models import Objective
from tests.factories import make_activity, make_plan, make_priority, make_user, signed_in

pytestmark = pytest.mark.usefixtures("compact")


@pytest.fixture
def priority():
    priority = make_priority(make_plan(), "T1")
    priority.objectives.set(Objective.objects.filter(number__in=[1, 8, 23]))
    make_activity(priority, "T1.1").objectives.set(priority.objectives.all())
    return priority


def test_each_objective_with_its_places_and_its_activities(client, priority, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        response = client.get("/en/objectives/")
    rows = {row.number: row for row in response.context["rows"]}
    assert len(rows) == 23
    assert [rows[8].activities, rows[9].activities] == [1, 0]
    assert [group.number for group in rows[23].fund_areas] == [1, 2, 3, 4, 5]
    assert [group.number for group in rows[20].round_tables] == [3]
    assert [one.code for one in rows[8].priorities] == ["T1"]
    assert "20 objectives have no activity of their own in this plan" in response.content.decode()


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
def test_it_opens_in_each_language(client, priority, language):
    assert client.get(f"/{language}/objectives/").status_code == 200
    assert client.get(f"/{language}/objectives/8/").status_code == 200


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("/en/objectives/5/", "official"),
        ("/es/objectives/5/", "unofficial"),
        ("/es/objectives/8/", "verified"),
        ("/pt-br/objectives/5/", "iom"),
        ("/pt-br/objectives/8/", "unofficial"),
    ],
)
def test_one_objective_says_whose_words_its_title_is(client, priority, address, mark):
    assert client.get(address).context["mark"] == mark


def test_one_objective_lists_what_serves_it(client, priority, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        page = client.get("/en/objectives/8/").content.decode()
    assert "/en/work-plan/2026-2027/activities/T1.1/" in page
    assert "No activity of the plan names this objective" in client.get("/en/objectives/9/").content.decode()


@pytest.mark.parametrize("number", ["0", "24", "999"])
def test_there_are_23(client, number):
    assert client.get(f"/en/objectives/{number}/").status_code == 404


def test_before_any_plan_it_opens(client):
    assert client.get("/en/objectives/").status_code == 200
    assert client.get("/en/objectives/8/").status_code == 200


def test_of_many_activities_the_first_fifty_stand_there_and_a_link_to_all(priority):
    def shown():
        return signed_in(make_user()).get("/en/objectives/8/")

    objective = Objective.objects.get(number=8)
    for _ in range(50 - priority.plan.activities.filter(objectives=objective).count()):
        make_activity(priority).objectives.add(objective)
    assert "?objective=8#list" not in shown().content.decode()
    make_activity(priority).objectives.add(objective)
    assert len(shown().context["activities"]) == 50
    assert "?objective=8#list" in shown().content.decode()
