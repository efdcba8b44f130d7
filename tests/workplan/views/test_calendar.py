from datetime import date

import pytest

from tests.factories import make_activity, make_objective, make_plan, make_priority, make_staff, make_user, signed_in
from workplan.models import Plan, Priority

pytestmark = pytest.mark.django_db
PLANS = "/en/work-plan/"
PLAN = f"{PLANS}2026-2027/"
CALENDAR = {
    "version": "1",
    "title_es": "Plan EXAMPLE",
    "title_en": "",
    "starts_on": "2026-01-01",
    "ends_on": "2027-12-31",
    "counted_from": "2026-05-01",
    "round_months": ["12", "9", "6", "4"],
    "meeting_months": ["2", "5", "8", "11"],
}
STEPS = ("endorse/", "put-in-force/", "close/", "next/")
ADDRESSES = ("calendar/", "priorities/B1/", "priorities/new/", *STEPS, "../new/")


@pytest.fixture
def co_chair():
    return signed_in(make_staff("co_chair"))


def test_only_co_chairs_change_a_plan():
    make_priority(make_plan())
    for user in (make_user(), make_staff("editor"), make_staff("administrator")):
        client = signed_in(user)
        for address in ADDRESSES:
            place = f"{PLANS}new/" if address == "../new/" else PLAN + address
            assert client.post(place, {}).status_code == 403, address
    assert Plan.objects.get().state == "in_force"


def test_the_months_are_kept_in_the_order_of_the_plans_year(co_chair):
    make_plan()
    assert co_chair.post(f"{PLAN}calendar/", CALENDAR).status_code == 302
    plan = Plan.objects.get()
    assert (plan.meeting_months, plan.round_months) == ([5, 8, 11, 2], [4, 6, 9, 12])
    assert (plan.title_es, plan.counted_from) == ("Plan EXAMPLE", date(2026, 5, 1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_es": ""}, "title_es"),
        ({"ends_on": "2025-01-01"}, "ends_on"),
        ({"ends_on": "2036-01-01"}, "starts_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"counted_from": "2030-01-01"}, "counted_from"),
        ({"round_months": []}, "round_months"),
        ({"meeting_months": ["13"]}, "meeting_months"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(co_chair, changes, field):
    make_plan()
    answer = co_chair.post(f"{PLAN}calendar/", CALENDAR | {"title_fr": "EXAMPLE gardé"} | changes)
    assert list(answer.context["form"].errors) == [field]
    assert "EXAMPLE gardé</textarea>" in answer.content.decode()


def test_of_two_who_save_the_second_sees_both_versions(co_chair):
    make_plan()
    signed_in(make_staff("co_chair")).post(f"{PLAN}calendar/", CALENDAR | {"meeting_months": ["3"]})
    answer = co_chair.post(f"{PLAN}calendar/", CALENDAR)
    assert answer.status_code == 409
    [row] = answer.context["form"].conflict_rows
    assert (row["theirs"], row["yours"]) == ("March", "February, May, August, November")
    assert co_chair.post(f"{PLAN}calendar/", CALENDAR | {"version": "2"}).status_code == 302


def test_who_writes_on_a_plan_that_was_closed_meanwhile_keeps_the_words(co_chair):
    make_plan(state="closed", closed_on=date(2026, 6, 1))
    answer = co_chair.post(f"{PLAN}calendar/", CALENDAR | {"title_fr": "EXAMPLE gardé"})
    assert (answer.status_code, "EXAMPLE gardé" in answer.content.decode()) == (400, True)


def test_drafted_endorsed_put_in_force_and_closed_on_pages(co_chair):
    draft = CALENDAR | {"slug": "2026-2027", "version": "0"}
    assert co_chair.post(f"{PLANS}new/", draft)["Location"] == f"{PLAN}calendar/"
    assert list(co_chair.post(f"{PLANS}new/", draft).context["form"].errors) == ["slug"]
    nobody = co_chair.post(f"{PLAN}endorse/", {"version": "1", "endorsed_on": "2026-05-31", "endorsed_by": " "})
    assert list(nobody.context["form"].errors) == ["endorsed_by"]
    endorsement = {"version": "1", "endorsed_on": "2026-05-31", "endorsed_by": "EXAMPLE: the Network"}
    assert co_chair.post(f"{PLAN}endorse/", endorsement).status_code == 302
    assert co_chair.get(f"{PLAN}close/").status_code == 200
    early = co_chair.post(f"{PLAN}close/", {"version": "2"})
    assert "this step is not possible" in early.content.decode()
    assert co_chair.post(f"{PLAN}put-in-force/", {"version": "2"}).status_code == 302
    assert co_chair.post(f"{PLAN}close/", {"version": "3"}).status_code == 302
    assert Plan.objects.get().state == "closed"
    page = co_chair.get(f"{PLAN}calendar/").content.decode()
    assert "Its record does not change any more." in page and "Save the calendar" not in page


def test_reading_the_page_that_asks_closes_nothing(co_chair):
    make_plan()
    co_chair.get(f"{PLAN}close/")
    assert Plan.objects.get().state == "in_force"


def test_the_next_plan_is_proposed_and_started_once(co_chair):
    plan = make_plan(is_example=True, title_en="EXAMPLE Work Plan 2026-2027")
    make_activity(make_priority(plan), "B1.1")
    form = co_chair.get(f"{PLAN}next/").context["form"]
    assert (form["slug"].value(), form["title_en"].value()) == ("2028-2029", "EXAMPLE Work Plan 2028-2029")
    said = {name: form[name].value() for name in form.fields}
    assert co_chair.post(f"{PLAN}next/", said)["Location"] == f"{PLANS}2028-2029/calendar/"
    copy = Plan.objects.get(slug="2028-2029")
    assert (copy.is_example, copy.starts_on, copy.activities.get().predecessor.code) == (True, date(2028, 1, 1), "B1.1")
    again = co_chair.post(f"{PLAN}next/", said | {"slug": "2028-2029-b"})
    assert "The next plan exists already" in again.content.decode()
    assert Plan.objects.count() == 2


@pytest.mark.parametrize("address", [f"{PLANS}new/", f"{PLAN}next/"])
def test_an_address_that_another_page_has_is_refused(co_chair, address):
    make_plan()
    answer = co_chair.post(address, CALENDAR | {"slug": "new"})
    assert "slug" in answer.context["form"].errors
    assert Plan.objects.count() == 1


def test_an_address_that_is_taken_keeps_the_titles(co_chair):
    make_plan()
    answer = co_chair.post(f"{PLAN}next/", {"slug": "2026-2027", "title_es": "EXAMPLE kept"})
    assert list(answer.context["form"].errors) == ["slug"]
    assert "EXAMPLE kept</textarea>" in answer.content.decode()


def test_a_priority_gets_its_titles_and_objectives(co_chair):
    make_priority(make_plan())
    said = {"version": "1", "title_es": "Prioridad EXAMPLE", "objectives": [make_objective(8).pk]}
    assert co_chair.post(f"{PLAN}priorities/B1/", said).status_code == 302
    priority = Priority.objects.get()
    assert (priority.title_es, [one.number for one in priority.objectives.all()]) == ("Prioridad EXAMPLE", [8])
    assert co_chair.post(f"{PLAN}priorities/B1/", said).status_code == 302
    answer = co_chair.post(f"{PLAN}priorities/B1/", said | {"title_es": "Otra EXAMPLE"})
    assert answer.status_code == 409
    assert co_chair.get(f"{PLAN}priorities/B9/").status_code == 404


def test_a_new_plan_gets_its_priorities(co_chair):
    plan = make_plan()
    said = {"version": plan.version, "code": "t2", "title_es": "EXAMPLE inclusión", "objectives": []}
    assert co_chair.post(f"{PLAN}priorities/new/", said).status_code == 302
    priority = plan.priorities.get()
    assert (priority.code, priority.group, priority.number) == ("T2", "thematic", 2)
    again = co_chair.post(f"{PLAN}priorities/new/", said | {"version": plan.version + 1})
    assert again.status_code == 200
    assert plan.priorities.count() == 1


@pytest.mark.parametrize("code", ["", "X1", "B0", "T", "1.1"])
def test_a_code_that_cannot_be_read_is_refused_with_its_words_kept(co_chair, code):
    plan = make_plan()
    answer = co_chair.post(f"{PLAN}priorities/new/", {"version": plan.version, "code": code, "title_es": "Mi título"})
    assert answer.status_code == 200
    assert "Mi título" in answer.content.decode()
    assert plan.priorities.count() == 0
