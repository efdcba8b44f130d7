from datetime import date

import pytest

from tests.factories import make_plan, make_priority, make_staff, make_user, signed_in
from workplan.models import Plan

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


def test_only_co_chairs_change_a_plan():
    make_priority(make_plan())
    for user in (make_user(), make_staff("editor"), make_staff("administrator")):
        client = signed_in(user)
        for address in ADDRESSES:
            place = f"{PLANS}new/" if address == "../new/" else PLAN + address
            assert client.post(place, {}).status_code == 403, address
    assert Plan.objects.get().state == "in_force"


def test_a_plan_is_drafted_once_at_its_address(co_chair):
    draft = CALENDAR | {"slug": "2026-2027", "version": "0"}
    assert co_chair.post(f"{PLANS}new/", draft)["Location"] == f"{PLAN}calendar/"
    assert Plan.objects.get().is_draft
    assert list(co_chair.post(f"{PLANS}new/", draft).context["form"].errors) == ["slug"]


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


def test_who_writes_on_a_plan_that_was_closed_meanwhile_keeps_the_words(co_chair):
    make_plan(state="closed", closed_on=date(2026, 6, 1))
    answer = co_chair.post(f"{PLAN}calendar/", CALENDAR | {"title_fr": "EXAMPLE gardé"})
    assert (answer.status_code, "EXAMPLE gardé" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("address", [f"{PLANS}new/", f"{PLAN}next/"])
def test_an_address_that_another_page_has_is_refused(co_chair, address):
    make_plan()
    answer = co_chair.post(address, CALENDAR | {"slug": "new"})
    assert "slug" in answer.context["form"].errors
    assert Plan.objects.count() == 1


def test_of_two_who_save_the_second_sees_both_versions(co_chair):
    make_plan()
    signed_in(make_staff("co_chair")).post(f"{PLAN}calendar/", CALENDAR | {"meeting_months": ["3"]})
    answer = co_chair.post(f"{PLAN}calendar/", CALENDAR)
    assert answer.status_code == 409
    [row] = answer.context["form"].conflict_rows
    assert (row["theirs"], row["yours"]) == ("March", "February, May, August, November")
    assert co_chair.post(f"{PLAN}calendar/", CALENDAR | {"version": "2"}).status_code == 302
