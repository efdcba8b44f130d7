import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rules.predicates import always_deny

from network_portal.common import clock
from tests.factories import (
    make_activity,
    make_deliverable,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)
from workplan.queries.board import DUE_SOON, LATE, LISTS, SILENT, board_table
from workplan.views import board as views

pytestmark = pytest.mark.django_db
ADDRESS = "/en/work-plan/2026-2027/board/"


@pytest.fixture
def plan():
    return make_plan()


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def test_only_the_network_sees_it(plan):
    focal_point = make_focal_point(make_organisation())
    for user in (make_staff("co_chair"), make_staff("editor"), focal_point):
        assert signed_in(user).get(ADDRESS).status_code == 200
    for user in (make_user(), make_staff("administrator")):
        assert signed_in(user).get(ADDRESS).status_code == 404
        assert signed_in(user).get(ADDRESS.replace("2026-2027", "none")).status_code == 404
    answer = Client().get(ADDRESS)
    assert (answer.status_code, "/accounts/login/" in answer["Location"]) == (302, True)
    assert signed_in(focal_point).post(ADDRESS).status_code == 405


def test_a_draft_is_not_there_for_focal_points():
    make_plan(state="draft", endorsed_on=None)
    assert signed_in(make_focal_point(make_organisation())).get(ADDRESS).status_code == 404
    assert signed_in(make_staff("editor")).get(ADDRESS).status_code == 200


def test_an_organisation_that_is_not_listed_is_named_to_co_chairs_and_its_own_people_alone(plan, co_chair):
    hidden = make_organisation("refugio", is_listed=False, kind="civil_society")
    make_activity(make_priority(plan), leads=(hidden,))
    outsiders = (make_focal_point(make_organisation("iom")), make_staff("editor"))

    for address in (ADDRESS, ADDRESS + "?reporter=refugio", ADDRESS + "?show=no_information"):
        for person in outsiders:
            answer = signed_in(person).get(address)
            assert "REFUGIO" not in answer.content.decode()
            assert "reporter=refugio#" not in answer.content.decode()
            assert [one["name"] for one in answer.context["agencies"]] == ["Organisations that are not listed"]
            assert (answer.context["choice"].reporter, answer.context["choice"].total) == ("", 1)
        for client in (co_chair, signed_in(make_focal_point(hidden))):
            assert client.get(address).context["agencies"][0]["name"] == hidden.short_name


def test_a_draft_has_no_states_to_set():
    plan = make_plan(state="draft", endorsed_on=None)
    make_deliverable(make_activity(make_priority(plan), "B1.2"), days_ago(5))
    client = signed_in(make_staff("co_chair"))
    for address in (ADDRESS, ADDRESS.replace("board", "activities/B1.2")):
        page = client.get(address).content.decode()
        assert "/status/" not in page and "/deliverables/" not in page and "/ask/" not in page


def test_each_figure_links_to_a_list_of_as_many_rows(plan, co_chair):
    priority, reporter = make_priority(plan), make_organisation("iom")
    for number in range(12):
        activity = make_activity(
            priority,
            leads=(reporter,) if number % 2 else (),
            status=("on_track", "delayed", "completed")[number % 3],
            last_news_on=days_ago(number * 20),
        )
        make_deliverable(activity, days_ago(40 - number * 10))
    page = co_chair.get(ADDRESS).content.decode()
    table = board_table(plan)
    assert all(map(table.count, (LATE, DUE_SOON, SILENT)))
    for shown in LISTS:
        listed = co_chair.get(ADDRESS, {"show": shown}).content.decode()
        assert f'href="?show={shown}#list"' in page
        assert len(rows(listed)) == table.count(shown), shown
    for reporter_slug, pk in (("iom", reporter.pk), ("in-turn", None)):
        listed = co_chair.get(ADDRESS, {"show": "late", "reporter": reporter_slug}).content.decode()
        assert len(rows(listed)) == table.by_reporter[pk].count("late")
    late = co_chair.get(ADDRESS, {"show": "late_deliverables"}).content.decode()
    assert late.count("Mark done") == table.late_deliverables


def test_a_row_says_what_is_late_what_comes_then_and_who_reports(plan, co_chair):
    activity = make_activity(make_priority(plan), "B1.2", leads=(make_organisation("iom"),))
    make_deliverable(activity, days_ago(50), 1)
    make_deliverable(activity, days_ago(20), 2)
    make_deliverable(activity, days_ago(-30), 3)
    [row] = rows(co_chair.get(ADDRESS).content.decode())
    assert "and 1 more" in row and "then" in row and "IOM" in row and "none yet" in row
    assert "/activities/B1.2/deliverables/1/" in row


def test_those_who_only_read_are_offered_no_action(plan):
    make_deliverable(make_activity(make_priority(plan), "B1.2"), days_ago(5))
    page = signed_in(make_staff("editor")).get(ADDRESS).content.decode()
    assert "Late" in page
    assert "/status/" not in page and "/ask/" not in page and "/deliverables/" not in page


def test_each_act_is_offered_by_its_own_predicate(plan, co_chair, monkeypatch):
    make_deliverable(make_activity(make_priority(plan), "B1.1"), days_ago(3))
    links = lambda: set(co_chair.get(ADDRESS).context["groups"][0]["rows"][0]["links"])  # noqa: E731
    assert links() == {"status", "mark", "ask"}
    monkeypatch.setattr(views, "can_mark_deliverable", always_deny)
    assert links() == {"status", "ask"}
    assert "Mark done" not in co_chair.get(ADDRESS).content.decode()


def test_a_closed_plan_speaks_of_its_last_day_and_offers_no_action(co_chair):
    plan = make_plan(state="closed", ends_on=date(2026, 6, 30))
    activity = make_activity(make_priority(plan), "B1.2")
    make_deliverable(activity, date(2026, 6, 29))
    make_deliverable(activity, date(2026, 7, 15), 2)
    page = co_chair.get(ADDRESS).content.decode()
    assert '<time datetime="2026-06-30">30 June 2026</time>, the last day of this closed plan.' in page
    assert board_table(plan).count(LATE) == 1
    assert "/status/" not in page


@pytest.mark.parametrize("query", ["show=nonsense", "reporter=nobody", "page=x", "page=99999999999", "page=-1"])
def test_an_address_that_nobody_wrote_shows_the_whole_board(plan, co_chair, query):
    make_activity(make_priority(plan), "B1.2")
    answer = co_chair.get(f"{ADDRESS}?{query}")
    assert (answer.status_code, len(rows(answer.content.decode()))) == (200, 1)


def test_long_lists_come_in_pages(plan, co_chair):
    priority = make_priority(plan)
    for _ in range(51):
        make_activity(priority)
    first = co_chair.get(ADDRESS).content.decode()
    second = co_chair.get(f"{ADDRESS}?page=2").content.decode()
    assert (len(rows(first)), len(rows(second))) == (50, 1)
    assert "1 to 50 of 51" in first and "?page=2#list" in first
    assert "back=page%3D2" in second


def test_the_number_of_queries_does_not_grow(plan, co_chair, django_assert_num_queries):
    priority = make_priority(plan)

    def grow(count: int) -> None:
        for _ in range(count):
            make_deliverable(make_activity(priority, leads=(make_organisation(),)), days_ago(9))

    grow(3)
    co_chair.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        co_chair.get(ADDRESS)
    of_the_board = re.compile(r'FROM "(workplan|organisations_organisation")')
    own = [one["sql"] for one in few.captured_queries if of_the_board.search(one["sql"])]
    assert len(own) <= 6, own
    grow(30)
    with django_assert_num_queries(len(few)):
        co_chair.get(ADDRESS)


def test_of_a_closed_plan_nothing_is_due_and_nobody_is_silent(co_chair):
    plan = make_plan(state="closed", ends_on=date(2026, 6, 30))
    make_deliverable(make_activity(make_priority(plan), leads=(make_organisation("iom"),)), date(2026, 7, 1))
    assert board_table(plan).count(DUE_SOON) == board_table(plan).count(SILENT) == 1
    answer = co_chair.get(ADDRESS)
    keys = {one["key"] for figures in (answer.context["figures"], *figures_of(answer)) for one in figures}
    assert LATE in keys and not keys & {DUE_SOON, SILENT}
    page = answer.content.decode().casefold()
    assert "due in 90 days" not in page and "silent for" not in page


def figures_of(answer):
    return [one["figures"] for one in answer.context["agencies"]]


def test_the_late_rows_stand_before_all_others(plan, co_chair):
    first, second = make_priority(plan, "B1"), make_priority(plan, "T1")
    for code, priority, due in (("B1.1", first, -9), ("B1.2", first, 9), ("T1.1", second, 9)):
        make_deliverable(make_activity(priority, code), days_ago(due))
    page = co_chair.get(ADDRESS)
    assert re.findall(r'<tr id="([^"]+)"', page.content.decode()) == ["B1.2", "T1.1", "B1.1"]
    assert [group["is_late"] for group in page.context["groups"]] == [True, True, False]


def test_an_empty_plan_says_what_will_be_here(plan, co_chair):
    assert "No activities yet" in co_chair.get(ADDRESS).content.decode()
    assert "No activity is in this list" in co_chair.get(ADDRESS, {"show": "late"}).content.decode()


def rows(page: str) -> list[str]:
    """The rows of activities: those with an id."""
    return re.findall(r'<tr id="[^"]+".*?</tr>', page, re.DOTALL)
