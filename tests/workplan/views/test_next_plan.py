from datetime import date

import pytest

from tests.factories import make_activity, make_plan, make_priority
from workplan.models import Plan

pytestmark = pytest.mark.django_db
PLANS = "/en/work-plan/"
PLAN = f"{PLANS}2026-2027/"


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


def test_an_address_that_is_taken_keeps_the_titles(co_chair):
    make_plan()
    answer = co_chair.post(f"{PLAN}next/", {"slug": "2026-2027", "title_es": "EXAMPLE kept"})
    assert list(answer.context["form"].errors) == ["slug"]
    assert "EXAMPLE kept</textarea>" in answer.content.decode()
