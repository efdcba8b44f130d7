from datetime import date, timedelta

import pytest

from network_portal.common import clock
from tests.factories import make_activity, make_deliverable, make_objective, make_plan, make_pledge, make_priority
from workplan.models import ActivityState
from workplan.queries.board import board_table

pytestmark = pytest.mark.django_db


def test_four_figures_with_their_day_lead_to_their_lists(client, django_assert_max_num_queries):
    priority = make_priority(make_plan())
    first = make_activity(priority, status="on_track")
    first.objectives.add(make_objective(8), make_objective(9))
    make_activity(priority, status="completed").objectives.add(first.objectives.first())
    make_deliverable(first, clock.today() - timedelta(days=3), done_on=clock.today())
    make_deliverable(first, clock.today() - timedelta(days=2), position=2)
    make_deliverable(first, clock.today() + timedelta(days=2), position=3)
    make_pledge(stage="planning")
    make_pledge()
    with django_assert_max_num_queries(7):
        response = client.get("/en/")
    figures = [(one["number"], one["url"]) for one in response.context["figures"]]
    assert figures == [
        (1, "/en/work-plan/2026-2027/?status=on_track#list"),
        (1, "/en/work-plan/2026-2027/"),
        (2, "/en/objectives/"),
        (1, "/en/work-plan/"),
    ]
    page = response.content.decode()
    assert "of 2; 1 completed, as of" in page
    assert "of 2 promised by" in page
    assert "2 pledges on" in page and "1 of them in progress" in page and 'href="/en/pledges/"' in page
    assert 'class="example"' not in page


def test_a_closed_plan_counts_what_its_board_counts(client):
    plan = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 31))
    priority, objectives = make_priority(plan), [make_objective(8), make_objective(9)]
    for status, then, later in (
        ("completed", None, "completed"),
        ("delayed", "on_track", "delayed"),
        ("completed", "completed", None),
    ):
        activity = make_activity(priority, status=status)
        activity.objectives.set(objectives)
        for day, value in ((plan.ends_on, then), (date(2025, 3, 20), later)):
            if value:
                ActivityState.objects.create(activity=activity, status=value, as_of=day)
    response = client.get("/en/")
    table = board_table(plan)
    assert (table.count("on_track"), table.count("completed")) == (1, 1)
    assert [one["number"] for one in response.context["figures"]] == [1, 0, 2, 1]
    assert "activity known to be completed" in response.content.decode()


def test_without_a_plan_it_says_what_will_be_here(client):
    make_plan(state="draft", endorsed_on=None)
    page = client.get("/en/").content.decode()
    assert "No work plan is public yet" in page


def test_the_plan_in_force_comes_before_a_newer_one(client):
    make_plan("2026-2027", is_example=True)
    make_plan("2028-2029", state="endorsed", starts_on=date(2028, 1, 1), ends_on=date(2029, 12, 31))
    response = client.get("/en/")
    assert response.context["plan"].slug == "2026-2027"
    assert 'class="example"' in response.content.decode()


def test_the_root_leads_to_the_readers_language(client):
    assert client.get("/").headers["Location"] == "/es/"
    assert client.get("/", headers={"accept-language": "pt"}).headers["Location"] == "/pt-br/"
