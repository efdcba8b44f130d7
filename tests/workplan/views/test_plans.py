import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.monitoring.models import Subject
from tests.factories import (
    actor_with,
    make_activity,
    make_deliverable,
    make_objective,
    make_organisation,
    make_plan,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)
from workplan.actions.states import set_status
from workplan.models import Activity, ActivityState
from workplan.queries.board import board_table
from workplan.rules.status import Status

pytestmark = pytest.mark.django_db
PLAN = "/en/work-plan/2026-2027/"


def codes_of(response):
    return re.findall(r'<th scope="row"><span class="code">([^<]+)</span>', response.content.decode())


@pytest.fixture
def plan():
    return make_plan()


def queries_of(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_rows_tell_status_day_organisations_and_the_next_promise(client, plan):
    iom, unseen = make_organisation("iom"), make_organisation("unseen", is_listed=False, kind="civil_society")
    activity = make_activity(
        make_priority(plan), "B1.2", leads=(iom, unseen), status="delayed", status_on=date(2026, 9, 3)
    )
    make_deliverable(activity, date(2026, 11, 30), precision="month", starts_on=date(2026, 11, 1))
    page = client.get(PLAN).content.decode()
    assert "Activity B1.2" in page
    assert "status-delayed" in page
    assert "3 September 2026" in page
    assert "promised for November 2026" in page
    assert "IOM" in page
    assert "UNSEEN" not in page


def test_filters_narrow_and_stand_as_removable_words(client, plan):
    iom, eclac, objective = make_organisation("iom"), make_organisation("eclac"), make_objective(8)
    priority = make_priority(plan)
    first = make_activity(priority, "B1.1", leads=(iom,), status="on_track")
    make_activity(priority, "B1.2", leads=(eclac,), status="on_track")
    make_activity(priority, "B1.3", leads=(iom,))
    first.objectives.add(objective)
    make_deliverable(first, date(2026, 5, 20))
    assert "In the whole priority: " not in client.get(PLAN).content.decode()
    response = client.get(f"{PLAN}?status=on_track&organisation=iom&objective=8&month=2026-05")
    assert "In the whole priority: " in response.content.decode()
    page = response.content.decode()
    assert "Activity B1.1" in page
    assert "Activity B1.2" not in page
    assert "1 activity" in page
    assert 'href="?organisation=iom&amp;objective=8&amp;month=2026-05#list"' in page


@pytest.mark.parametrize("query", ["status=foo", "objective=eight", "objective=99", "month=2031-01", "organisation=x"])
def test_an_unknown_value_is_named_and_narrows_nothing(client, plan, query):
    make_activity(make_priority(plan), "B1.1")
    page = client.get(f"{PLAN}?{query}").content.decode()
    assert f"There is no “{query.split('=')[1]}” to filter by." in page
    assert "Activity B1.1" in page


def test_nothing_found_says_what_to_loosen(client, plan):
    make_activity(make_priority(plan), "B1.1")
    page = client.get(f"{PLAN}?status=completed").content.decode()
    assert "0 activities" in page
    assert "Remove one of the words above" in page


def test_pages_follow_each_other_and_come_back(client, plan):
    priority, second = make_priority(plan), make_priority(plan, "T2")
    rows = [
        Activity(
            plan=plan,
            priority=p,
            code=f"{p.code}.{n}",
            official_code=str(n),
            position=n,
            title_en=f"Row {p.code}.{n};",
            reporter_rule="rotating",
            subject=Subject.objects.create(),
        )
        for p in (second, priority)
        for n in range(1, 61)
    ]
    Activity.objects.bulk_create(rows)
    seen, address, steps = [], PLAN, []
    while address:
        response = client.get(address)
        codes = codes_of(response)
        assert response.context["list"].results == "120 activities"
        steps.append(codes)
        seen += codes
        address = PLAN + response.context["list"].next_url if response.context["list"].next_url else ""
        last = response
    assert seen == [f"B1.{n}" for n in range(1, 61)] + [f"T2.{n}" for n in range(1, 61)]
    assert [len(codes) for codes in steps] == [50, 50, 20]
    back = client.get(PLAN + last.context["list"].previous_url)
    assert codes_of(back) == steps[1]


@pytest.mark.parametrize(
    "query", ["after=nonsense&before=basic-1", "before=nonsense", "after=thematic-9-9-999", "before=basic-0-0-0"]
)
def test_a_place_beyond_the_list_is_the_beginning(client, plan, query):
    priority = make_priority(plan)
    make_activity(priority, "B1.1")
    make_activity(priority, "B1.2")
    response = client.get(f"{PLAN}?{query}")
    assert codes_of(response) == ["B1.1", "B1.2"]
    assert response.context["list"].results == "2 activities"


def test_as_many_queries_for_many_rows_as_for_few(client, plan):
    iom, priority = make_organisation("iom"), make_priority(plan)
    for number in range(3):
        make_deliverable(make_activity(priority, f"B1.{number}", leads=(iom,)), date(2026, 5, 20))
    few = queries_of(client, f"{PLAN}?few")
    for number in range(3, 70):
        make_deliverable(make_activity(priority, f"B1.{number}", leads=(iom,)), date(2026, 5, 20))
    assert queries_of(client, f"{PLAN}?many") == few <= 6


def test_plans_cost_the_same_however_many(client):
    make_plan()
    few = queries_of(client, "/en/work-plan/?few")
    for year in range(2000, 2020):
        make_plan(f"{year}-x", state="closed", starts_on=date(year, 1, 1), ends_on=date(year + 1, 12, 31))
    assert queries_of(client, "/en/work-plan/?many") == few <= 6


def test_a_draft_is_hidden_from_visitors_exactly_like_nothing(client):
    make_plan("draft", state="draft", endorsed_on=None)
    hidden, missing = client.get("/en/work-plan/draft/"), client.get("/en/work-plan/never/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content.replace(b"/draft/", b"/never/") == missing.content
    assert "draft" not in client.get("/en/work-plan/").content.decode()


@pytest.mark.parametrize(("role", "status"), [("co_chair", 200), ("editor", 200), ("administrator", 404)])
def test_a_draft_is_open_to_those_who_write_it(role, status):
    make_plan("draft", state="draft", endorsed_on=None)
    assert signed_in(make_staff(role)).get("/en/work-plan/draft/").status_code == status


def test_a_closed_plan_speaks_of_its_last_day(client):
    plan = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 31))
    activity = make_activity(make_priority(plan))
    make_deliverable(activity, date(2024, 6, 1), done_on=date(2024, 7, 1))
    make_deliverable(activity, None, position=2)
    page = client.get("/en/work-plan/2023-2024/").content.decode()
    assert "By 31 December 2024, the last day, 1 of 2 deliverables were known to be done" in page
    assert "done later" not in page


def test_the_headline_of_a_closed_plan_and_its_list_tell_the_same_of_what_was_done_later(client):
    plan = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 31))
    make_deliverable(make_activity(make_priority(plan), "B1.1"), date(2024, 6, 1), done_on=date(2025, 3, 20))
    page = client.get("/en/work-plan/2023-2024/").content.decode()
    headline = "By 31 December 2024, the last day, 0 of 1 deliverable was known to be done"
    assert f"{headline} · 1 more was done later" in page, "beside its priority"
    assert "promised for 1 June 2024; later: done on 20 March 2025" in page


def test_a_draft_is_not_spoken_of_as_if_it_were_in_force():
    plan = make_plan("draft", state="draft", endorsed_on=None)
    make_deliverable(make_activity(make_priority(plan), "B1.1"), date(2026, 6, 1))
    editor = signed_in(make_staff("editor"))
    page = editor.get("/en/work-plan/draft/").content.decode()
    assert "A draft: what the Network means to promise" in page and "This plan promises 1 deliverable." in page
    for address in ("/en/work-plan/draft/", "/en/work-plan/"):
        shown = editor.get(address).content.decode()
        assert "known to be done" not in shown and "<progress" not in shown and "how far it got" not in shown


def test_the_list_of_a_closed_plan_has_what_its_figures_count(client):
    plan = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 31))
    activity = make_activity(make_priority(plan), "B1.1", status="completed", status_on=date(2025, 3, 20))
    for status, day in (("on_track", date(2024, 6, 1)), ("completed", date(2025, 3, 20))):
        ActivityState.objects.create(activity=activity, status=status, as_of=day)
    make_activity(activity.priority, "B1.2")
    for status in Status:
        response = client.get(f"/en/work-plan/2023-2024/?status={status.value}")
        assert len(codes_of(response)) == board_table(plan).count(status.value), status
    row = client.get("/en/work-plan/2023-2024/").content.decode()
    assert '<span class="status status-on_track">On track</span> <small class="as-of">1 June 2024</small>' in row
    assert '<small class="as-of">later: Completed, 20 March 2025</small>' in row


def test_a_dated_status_is_drawn_not_told(client, plan):
    make_activity(make_priority(plan), "B1.1", status="on_track", status_on=date(2026, 5, 2))
    ActivityState.objects.create(activity=Activity.objects.get(), status="on_track", as_of=date(2026, 5, 2))
    page = client.get(PLAN).content.decode()
    assert '<small class="as-of">2 May 2026</small></td>' in page and "&lt;small" not in page


def test_the_band_marks_an_example(client):
    make_plan(is_example=True)
    assert 'class="example"' in client.get(PLAN).content.decode()


def test_our_own_translation_is_said_once(client, plan):
    priority = make_priority(plan)
    for number in (1, 2):
        make_activity(priority, f"B1.{number}", marks={"es": "unofficial"})
    assert "our own translation" not in client.get(PLAN).content.decode()
    response = client.get("/es/work-plan/2026-2027/")
    assert response.context["list"].has_unofficial_titles


def test_a_title_without_translation_keeps_its_language(client, plan):
    make_activity(make_priority(plan), "B1.1", title_es="")
    assert (
        '<a href="/es/work-plan/2026-2027/activities/B1.1/" lang="en">'
        in client.get("/es/work-plan/2026-2027/").content.decode()
    )


def test_co_chairs_find_their_doors_and_visitors_do_not(client, plan):
    board = "/en/work-plan/2026-2027/board/"
    assert board not in client.get(PLAN).content.decode()
    assert board in signed_in(make_staff("co_chair")).get(PLAN).content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_drawn_list_follows_the_content(client):
    activity = make_activity(make_priority(make_plan()), "B1.1")
    reader = signed_in(make_user())
    first = reader.get(PLAN)
    assert "status-delayed" not in first.content.decode()
    assert reader.get(PLAN).context["list"] is first.context["list"]
    set_status(by=actor_with("co_chair"), activity=activity, version=1, status="delayed", source="Minutes")
    assert "status-delayed" in reader.get(PLAN).content.decode()
