from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from tests.factories import actor_with, make_plan
from workplan.actions.plan_steps import close_plan, endorse_plan, put_plan_in_force
from workplan.models import Plan

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")


def refused_code(verb) -> str:
    with pytest.raises(DomainError) as refused:
        verb()
    assert str(refused.value)
    return refused.value.code


def test_the_life_of_a_plan_step_by_step():
    plan = make_plan(state="draft", endorsed_on=None)
    plan = endorse_plan(by=CO_CHAIR, plan=plan, version=1, endorsed_on=date(2026, 5, 31), endorsed_by="The Network")
    plan = put_plan_in_force(by=CO_CHAIR, plan=plan, version=2, day=date(2026, 6, 1))
    plan = close_plan(by=CO_CHAIR, plan=plan, version=3, day=date(2026, 7, 1))
    assert (plan.state, plan.in_force_on, plan.closed_on) == ("closed", date(2026, 6, 1), date(2026, 7, 1))
    verbs = ["endorse_plan", "put_plan_in_force", "close_plan"]
    assert list(Event.objects.order_by("id").values_list("verb", flat=True)) == [f"workplan.{v}" for v in verbs]


def test_no_step_is_skipped_and_none_is_taken_back():
    plan = make_plan(state="draft", endorsed_on=None)
    close = lambda version: close_plan(by=CO_CHAIR, plan=plan, version=version)  # noqa: E731
    assert refused_code(lambda: close(1)) == "plan_step_not_possible"
    assert refused_code(lambda: put_plan_in_force(by=CO_CHAIR, plan=plan, version=1)) == "plan_step_not_possible"
    Plan.objects.update(state="closed", endorsed_on=date(2026, 1, 1))
    plan.refresh_from_db()
    assert refused_code(lambda: close(plan.version)) == "plan_not_open"


def test_one_plan_is_in_force_at_a_time():
    make_plan("2024-2025")
    plan = make_plan("2026-2027", state="endorsed")
    verb = lambda: put_plan_in_force(by=CO_CHAIR, plan=plan, version=1)  # noqa: E731
    assert refused_code(verb) == "another_plan_in_force"


def test_an_endorsement_has_a_day_and_a_body():
    plan = make_plan(state="draft", endorsed_on=None)

    def endorse(**said):
        return endorse_plan(by=CO_CHAIR, plan=plan, version=1, **said)

    future = {"endorsed_on": date(2999, 1, 1), "endorsed_by": "The Network"}
    assert refused_code(lambda: endorse(**future)) == "endorsed_in_future"
    nobody = {"endorsed_on": date(2026, 5, 31), "endorsed_by": " "}
    assert refused_code(lambda: endorse(**nobody)) == "plan_needs_endorsement"
