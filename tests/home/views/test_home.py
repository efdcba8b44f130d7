import re
from datetime import date, timedelta

import pytest

from network_portal.common import clock
from network_portal.common.languages import date_in_words
from network_portal.knowledge.models import Practice, PracticeText
from network_portal.taxonomy.models import Country
from tests.factories import (
    make_activity,
    make_deliverable,
    make_objective,
    make_plan,
    make_pledge,
    make_practice,
    make_priority,
)
from workplan.models import ActivityState
from workplan.queries.board import board_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(db):
    """Of each figure something that counts and something that does not."""
    priority = make_priority(make_plan())
    first = make_activity(priority, status="on_track")
    make_activity(priority, status="completed")
    make_deliverable(first, clock.today() - timedelta(days=3), done_on=clock.today(), evidence="EXAMPLE minutes")
    make_deliverable(first, clock.today() - timedelta(days=2), position=2)
    make_deliverable(first, clock.today() + timedelta(days=2), position=3)
    make_deliverable(first, clock.today() + timedelta(days=9), position=4, done_on=clock.today())
    honduras = Country.objects.create(iso3="HND", iso2="HN", status="member_state", name_en="Honduras")
    Country.objects.create(iso3="BRA", iso2="BR", status="member_state", name_en="Brazil")
    make_pledge(stage="planning").countries.add(honduras)
    make_pledge(stage="in_progress")
    make_practice(title="EXAMPLE practice")


def test_each_figure_has_its_day_and_of_how_many_and_is_as_long_as_its_list(
    client, told, django_assert_max_num_queries
):
    with django_assert_max_num_queries(46):  # those of the sets of both registries among them, not kept yet
        response = client.get("/en/")
    figures = {one["url"]: one for one in response.context["figures"]}
    plan = "/en/work-plan/2026-2027/"
    assert {url: one["number"] for url, one in figures.items()} == {
        f"{plan}?status=on_track#list": 1,
        f"{plan}deliverables/": 1,
        "/en/pledges/?stage=in_progress#list": 1,
        "/en/practices/#list": 1,
        "/en/countries/?only=named#list": 1,
    }
    notes = [one["note"] for one in figures.values()]
    assert all(str(clock.today().year) in note for note in notes)
    assert [note.split(" ")[:2] for note in notes] == [
        ["of", "2;"],
        ["of", "2"],
        ["of", "2,"],
        ["from", "0"],
        ["of", "2,"],
    ]
    assert "1 activity<" in client.get(f"{plan}?status=on_track").content.decode()
    assert "1 pledge<" in client.get("/en/pledges/?stage=in_progress").content.decode()
    assert "1 practice<" in client.get("/en/practices/").content.decode()
    assert client.get(f"{plan}deliverables/").content.decode().count("EXAMPLE minutes") == 1
    countries = client.get("/en/countries/?only=named").content.decode()
    assert "1 country named by a pledge" in countries
    assert re.findall(r'<th scope="row"><a href="/en/countries/([A-Z]{2})/', countries) == ["HN"]


def test_beyond_a_thousand_the_figures_are_those_of_the_lists(client, db):
    made = [Practice(slug=f"many-{place}", order_title="many", level="national") for place in range(1002)]
    Practice.objects.bulk_create(made)
    many = Practice.objects.filter(slug__startswith="many-")
    PracticeText.objects.bulk_create(
        PracticeText(practice=one, language="en", status="original", title="Many") for one in many
    )
    figures = {one["url"]: one["number"] for one in client.get("/en/").context["figures"]}
    assert figures["/en/practices/#list"] == 1002
    assert "<b>1,002</b>" in client.get("/en/").content.decode()
    page = client.get("/en/practices/").content.decode()
    assert "1,002 practices" in page and "National (1,002)" in page and "more than" not in page
    assert "1.002 práticas" in client.get("/pt-br/practices/").content.decode()


def test_what_is_next_is_ahead_and_never_late(client, told):
    page = client.get("/en/").content.decode()
    promised = page[page.index("What is next") : page.index("What is new")]
    assert promised.count("Promised for:") == 1
    assert date_in_words(clock.today() + timedelta(days=2)) in promised
    assert "Meeting of the Regional Network" in promised
    assert "late" not in promised


def test_the_latest_milestone_and_practice_lead_to_their_pages(client, told):
    page = client.get("/en/").content.decode()
    new = page[page.index("What is new") : page.index("What brings you here?")]
    assert "Latest milestone, done on" in new and "/en/work-plan/2026-2027/activities/" in new
    assert "Latest good practice" in new and "EXAMPLE practice" in new


def test_the_latest_practice_is_that_of_the_strip_of_months(client, db):
    make_practice(title="EXAMPLE of the Network", published_at=clock.now() - timedelta(days=40))
    make_practice(title="EXAMPLE of a public source", origin="migrationnetwork")
    page = client.get("/en/").content.decode()
    new = page[page.index("What is new") : page.index("What brings you here?")]
    assert "EXAMPLE of the Network" in new and "EXAMPLE of a public source" not in new
    strip = client.get("/en/practices/").content.decode().split("The latest:")[1].split("</p>")[0]
    assert "EXAMPLE of the Network" in strip


def test_every_door_opens(client, told):
    for door in client.get("/en/").context["doors"]:
        assert client.get(door["url"]).status_code in (200, 302), door["url"]


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
    assert [one["number"] for one in response.context["figures"]] == [1, 0, 0, 0, 0]
    assert "activity known to be completed" in response.content.decode()


def test_without_a_plan_it_says_what_will_be_here(client):
    make_plan(state="draft", endorsed_on=None)
    page = client.get("/en/").content.decode()
    assert "No work plan is public yet" in page
    assert "No public plan says yet what comes next" in page


def test_the_plan_in_force_comes_before_a_newer_one(client):
    make_plan("2026-2027", is_example=True)
    make_plan("2028-2029", state="endorsed", starts_on=date(2028, 1, 1), ends_on=date(2029, 12, 31))
    response = client.get("/en/")
    assert response.context["plan"].slug == "2026-2027"
    assert 'class="example"' in response.content.decode()


def test_the_root_leads_to_the_readers_language(client):
    assert client.get("/").headers["Location"] == "/es/"
    assert client.get("/", headers={"accept-language": "pt"}).headers["Location"] == "/pt-br/"
