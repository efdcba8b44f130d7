import pytest

from tests.factories import make_plan
from workplan.models import Plan

pytestmark = pytest.mark.django_db
PLAN = "/en/work-plan/2026-2027/"


def test_endorsed_put_in_force_and_closed_on_pages(co_chair):
    make_plan(state="draft", endorsed_on=None)
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
