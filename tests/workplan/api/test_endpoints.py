import csv
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_activity,
    make_deliverable,
    make_objective,
    make_organisation,
    make_plan,
    make_priority,
)
from workplan.models import Adjustment, Lead
from workplan.queries.plans import plan_progress

pytestmark = pytest.mark.django_db
ACTIVITIES = "/api/v1/activities/"


@pytest.fixture
def plan():
    return make_plan()


def codes(response):
    assert response.status_code == 200, response.content
    return [row["code"] for row in response.json()["results"]]


def test_an_activity_names_organisations_by_slug_and_titles_by_language(client, plan):
    iom, unseen = make_organisation("iom"), make_organisation("unseen", is_listed=False, kind="civil_society")
    activity = make_activity(make_priority(plan), "B1.1", leads=(unseen, iom))
    activity.objectives.add(make_objective(8))
    row = client.get(ACTIVITIES).json()["results"][0]
    assert row["title"] == {"es": "Actividad B1.1", "en": "Activity B1.1"}
    assert row["implementing"] == ["iom"]
    assert row["reporter"] is None
    assert row["objectives"] == [8]
    assert (row["plan"], row["priority"]) == ("2026-2027", "B1")


def test_filters_are_those_of_the_page(client, plan):
    iom, priority = make_organisation("iom"), make_priority(plan)
    first = make_activity(priority, "B1.1", leads=(iom,), status="on_track")
    first.objectives.add(make_objective(8))
    make_deliverable(first, date(2026, 5, 20))
    make_activity(priority, "B1.2")
    for query in ("status=on_track", "organisation=iom", "objective=8", "month=2026-05"):
        assert codes(client.get(f"{ACTIVITIES}?plan=2026-2027&{query}")) == ["B1.1"], query
    assert codes(client.get(f"{ACTIVITIES}?plan=2026-2027")) == ["B1.1", "B1.2"]


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "status=foo",
        "month=2026",
        "month=2026-13",
        "month=2026-05%0A",
        "organisation=x",
        "objective=x",
        "objective=1.5",
        "objective=99999999999999999999",
        "page_size=201",
        "lang=xx",
    ],
)
def test_what_is_not_understood_is_refused_by_name(client, query):
    response = client.get(f"{ACTIVITIES}?{query}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["attr"] == query.split("=")[0]


@pytest.mark.parametrize("cursor", ["cD1hYmM=", "cD0tMQ==", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "%ff", "x", "%00"])
def test_a_cursor_that_was_not_given_out_is_refused(client, plan, cursor):
    make_activity(make_priority(plan), "B1.1")
    assert client.get(f"{ACTIVITIES}?cursor={cursor}").status_code in (400, 404)


@pytest.mark.parametrize("query", ["is_example=maybe", "is_example=1", "state=draft"])
def test_a_yes_is_true_or_false(client, plan, query):
    assert client.get(f"/api/v1/plans/?{query}").status_code == 400
    assert client.get("/api/v1/plans/?is_example=false").json()["results"]
    assert not client.get("/api/v1/plans/?is_example=true").json()["results"]


def test_an_organisation_that_nobody_may_see_is_no_filter(client, plan):
    unseen = make_organisation("unseen", is_listed=False, kind="civil_society")
    make_activity(make_priority(plan), "B1.1", leads=(unseen,))
    assert client.get(f"{ACTIVITIES}?organisation=unseen").status_code == 400


def test_drafts_are_in_no_endpoint(client):
    draft = make_plan("draft", state="draft", endorsed_on=None)
    activity = make_activity(make_priority(draft), "B1.1")
    deliverable = make_deliverable(activity, date(2026, 5, 20))
    for name, key in (
        ("plans", "draft"),
        ("priorities", activity.priority_id),
        ("activities", activity.pk),
        ("deliverables", deliverable.pk),
        ("adjustments", adjust(activity, priority=["B1", "B2"]).pk),
    ):
        assert client.get(f"/api/v1/{name}/").json()["results"] == [], name
        assert client.get(f"/api/v1/{name}/{key}/").status_code == 404, name


def test_who_recounts_the_deliverables_gets_the_figure_of_the_pages(client, plan):
    priority, day = make_priority(plan), plan.starts_on
    kept = make_deliverable(make_activity(priority, "B1.1"), day, done_on=day)
    retired = make_deliverable(make_activity(priority, "B1.2", retired_on=day), day)
    rows = client.get("/api/v1/deliverables/?plan=2026-2027").json()["results"]
    assert [row["id"] for row in rows] == [kept.pk]
    assert client.get(f"/api/v1/deliverables/{retired.pk}/").status_code == 404
    assert plan_progress(plan, day).promised == len(rows)


@pytest.mark.parametrize("name", ["plans", "priorities", "activities", "deliverables", "adjustments", "objectives"])
def test_as_many_queries_for_many_as_for_few(client, plan, name):
    iom, objective = make_organisation("iom"), make_objective(8)

    def fill(numbers):
        for number in numbers:
            priority = make_priority(plan, f"T{number}")
            priority.objectives.add(objective)
            activity = make_activity(priority, leads=(iom,))
            activity.objectives.add(objective)
            make_deliverable(activity, date(2026, 5, 20))
            adjust(activity, implementing=[["iom"], []])

    def count(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    fill(range(1, 3))
    few = count(f"/api/v1/{name}/?page_size=199")
    fill(range(3, 30))
    assert count(f"/api/v1/{name}/?page_size=200") == few <= 6


def test_nothing_can_be_written(client, plan):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(ACTIVITIES).status_code == 405


def adjust(activity, **changes):
    return Adjustment.objects.create(
        activity=activity, changes=changes, reason="EXAMPLE", agreed_by="EXAMPLE", language="en"
    )


def test_an_adjustment_names_no_organisation_that_is_not_listed(client, plan):
    make_organisation("seen"), make_organisation("unseen", is_listed=False, kind="civil_society")
    changes = {"implementing": [[], ["unseen", "seen"]], "deliverables": [["2026-05-20"], []]}
    adjust(make_activity(make_priority(plan), "B1.1"), supporting=[["unseen"], []], **changes)
    [row] = client.get("/api/v1/adjustments/?activity=B1.1").json()["results"]
    told = {change["field"]: [change["before"], change["after"]] for change in row["changes"]}
    assert told == changes | {"implementing": [[], ["seen"]]}
    assert (row["plan"], row["activity"], row["aspects"]) == ("2026-2027", "B1.1", ["schedule", "scope"])


@pytest.mark.parametrize(
    "changes",
    [
        {"implementing": [["seen"], ["unseen", "seen"]]},
        {"supporting": [[], ["unseen"]], "support_kind": ["none_given", "listed"]},
    ],
)
def test_an_adjustment_of_what_nobody_may_see_is_none(client, plan, changes):
    make_organisation("seen"), make_organisation("unseen", is_listed=False, kind="civil_society")
    made = adjust(make_activity(make_priority(plan), "B1.1"), **changes)
    assert client.get("/api/v1/adjustments/").json()["results"] == []
    assert client.get(f"/api/v1/adjustments/{made.pk}/").status_code == 404


def test_an_organisation_that_nobody_may_see_leaves_no_gap(client, plan):
    """Who reports and who supports: the endpoint, the page and its file tell the same."""
    unseen = make_organisation("unseen", is_listed=False, kind="civil_society")
    activity = make_activity(
        make_priority(plan), "B1.1", reporter_rule="organisation", reporter=unseen, support_kind="listed"
    )
    Lead.objects.create(activity=activity, organisation=unseen, part=Lead.SUPPORTS)
    row = client.get(f"{ACTIVITIES}{activity.pk}/").json()
    assert (row["support_kind"], row["supporting"]) == ("none_given", [])
    assert (row["reporter_rule"], row["reporter"]) == (None, None)
    page = client.get("/en/work-plan/2026-2027/activities/B1.1/").content.decode()
    assert "None given" in page and "The organisations listed" not in page and "Reports on it" not in page
    file = client.get("/en/work-plan/2026-2027/export.csv").content.decode()
    line = next(csv.DictReader(file.splitlines()))
    assert (line["supporting"], line["reporter"]) == ("none given", "")
