import csv
import io
import re

import pytest

from mechanism.actions.founding import load_mechanism
from network_portal.common.actors import SYSTEM
from network_portal.taxonomy.models import Objective
from tests.factories import (
    make_activity,
    make_plan,
    make_pledge,
    make_practice,
    make_priority,
    make_publication,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.usefixtures("compact")


@pytest.fixture
def priority():
    priority = make_priority(make_plan(), "T1")
    priority.objectives.set(Objective.objects.filter(number__in=[1, 8, 23]))
    make_activity(priority, "T1.1").objectives.set(priority.objectives.all())
    return priority


def test_each_objective_with_its_places_and_its_activities(client, priority, django_assert_max_num_queries):
    with django_assert_max_num_queries(42):  # those of the sets of both among them, not kept here
        response = client.get("/en/objectives/")
    rows = {one["row"].number: one["row"] for one in response.context["rows"]}
    assert len(rows) == 23
    assert [rows[8].activities, rows[9].activities] == [1, 0]
    assert [group.number for group in rows[23].fund_areas] == [1, 2, 3, 4, 5]
    assert [group.number for group in rows[20].round_tables] == [3]
    assert [one.code for one in rows[8].priorities] == ["T1"]


def test_those_that_nobody_works_on_stand_out_in_words_and_shape(client, priority):
    make_pledge().objectives.add(Objective.objects.get(number=9))
    make_practice().objectives.add(Objective.objects.get(number=10))
    page = client.get("/en/objectives/").content.decode()
    assert "Nobody works on 18 objectives yet: no activity, no pledge, no practice" in page
    assert page.count('class="is-alone"') == page.count("Nobody works on it yet") == 18
    assert "2 objectives have no activity of their own in this plan" in page


def test_what_names_all_objectives_makes_none_of_them_served_of_its_own(client, priority):
    def page():
        return client.get("/en/objectives/").content.decode()

    make_pledge().objectives.set(Objective.objects.all())
    make_practice().objectives.set(Objective.objects.all())
    make_pledge().objectives.add(Objective.objects.get(number=9))
    assert "Nobody works on" not in page()
    assert "19 objectives are served only by what names all 23 objectives" in page()
    assert page().count('class="is-with-all"') == page().count("Only by what names all 23</span>") == 19


def test_what_names_all_but_one_chose_them(client, priority):
    make_practice().objectives.set(Objective.objects.exclude(number=23))
    assert "served only by what names all 23" not in client.get("/en/objectives/").content.decode()


def test_an_objective_shows_pledges_and_publications_that_name_it(client, priority):
    objective = Objective.objects.get(number=3)
    pledge = make_pledge(title="EXAMPLE pledge of all")
    pledge.objectives.set(Objective.objects.all())
    make_publication(title="EXAMPLE guidance").objectives.add(objective)
    page = client.get("/en/objectives/3/").content.decode()
    assert f'href="/en/pledges/{pledge.reference}/"' in page and "EXAMPLE pledge of all" in page
    assert '<a href="/en/publications/?objective=3#list">1 publication</a>' in page and "EXAMPLE guidance" in page
    assert "1 publication<" in client.get("/en/publications/?objective=3").content.decode()
    assert "No publication names this objective yet." in client.get("/en/objectives/4/").content.decode()


def test_the_figures_of_the_picture_lead_to_lists_of_that_length(client, priority):
    objective = Objective.objects.get(number=8)
    for _ in range(2):
        make_pledge().objectives.add(objective)
    make_practice().objectives.add(objective)
    page = client.get("/en/objectives/").content.decode()
    for address, many, words in (
        ("/en/work-plan/2026-2027/?objective=8#list", 1, "1 activity"),
        ("/en/pledges/?objective=8#list", 2, "2 pledges"),
        ("/en/practices/?objective=8#list", 1, "1 practice"),
    ):
        assert f'<a href="{address}">{many}</a>' in page
        assert words in client.get(address).content.decode()


def test_the_crosswalk_says_the_same_as_page_as_file_and_as_api(client, priority):
    page = client.get("/en/objectives/crosswalk/").content.decode()
    row = page[page.index('href="/en/objectives/8/"') : page.index('href="/en/objectives/9/"')]
    assert re.findall(r'<span class="visually-hidden">([^<]+)</span>', row) == ["2", "2", "T1", "2"]
    told_as_cards = re.findall(r'data-label="([^"]+)"><span class="mark" aria-hidden="true">●</span>', row)
    assert told_as_cards == ["Thematic area", "Round table", "Priority", "Workstream"]
    answer = client.get("/en/objectives/crosswalk.csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 23
    assert rows[22] | {"short_en": ""} == rows[22] | {
        "short_en": "",
        "thematic_areas": "1;2;3;4;5",
        "round_table": "4",
        "priorities": "T1",
        "plan": "2026-2027",
    }
    api = {row["number"]: row for row in client.get("/api/v1/crosswalk/").json()["results"]}
    for told in rows:
        there = api[int(told["objective"])]
        assert ";".join(map(str, there["thematic_areas"])) == told["thematic_areas"]
        assert ";".join(map(str, there["round_tables"])) == told["round_table"]
        assert ";".join(there["priorities"]) == told["priorities"]
        assert ";".join(there["workstreams_inferred"]) == told["workstreams_inferred"]
        assert there["short"]["es"] == told["short_es"]


def test_the_crosswalk_opens_before_any_plan(client):
    assert client.get("/fr/objectives/crosswalk/").status_code == 200
    assert len(client.get("/api/v1/crosswalk/").json()["results"]) == 23


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
    with django_assert_max_num_queries(11):
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


def test_each_objective_leads_to_its_working_table(client, priority):
    load_mechanism(by=SYSTEM)
    page = client.get("/en/objectives/").content.decode()
    assert page.count('class="table-of"') == 23
    assert page.count('href="/en/mechanism/tables/2/"') == 7
    one = client.get("/en/objectives/8/").content.decode()
    assert 'href="/en/mechanism/tables/2/"' in one and 'href="/en/mechanism/tables/3/"' not in one


def test_without_the_mechanism_no_link_leads_nowhere(client, priority):
    for address in ("/en/objectives/", "/en/objectives/8/"):
        assert "mechanism/tables" not in client.get(address).content.decode()
