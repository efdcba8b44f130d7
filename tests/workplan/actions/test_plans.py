from dataclasses import replace
from datetime import date

import pytest
from django.core.validators import validate_slug

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from tests.factories import actor_with
from workplan.actions import plans
from workplan.actions.plans import PlanValues
from workplan.models import Plan
from workplan.rules.plans import OTHER_PAGES
from workplan.urls import urlpatterns

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")
VALUES = PlanValues(
    titles={"es": "Plan EXAMPLE", "en": "", "pt_br": "", "fr": ""},
    starts_on=date(2026, 1, 1),
    ends_on=date(2027, 12, 31),
    counted_from=date(2026, 5, 1),
    meeting_months=(5, 8, 11, 2),
    round_months=(4, 6, 9, 12),
)


def refused_code(verb) -> str:
    with pytest.raises(DomainError) as refused:
        verb()
    assert str(refused.value)
    return refused.value.code


def draft() -> Plan:
    return plans.create_plan(by=CO_CHAIR, slug="2026-2027", values=VALUES)


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"meeting_months": ()}, "months_needed", "meeting_months"),
        ({"round_months": ()}, "months_needed", "round_months"),
        ({"titles": {"es": " ", "en": "", "pt_br": "Plano", "fr": ""}}, "title_needed", "title_es"),
        ({"ends_on": date(2025, 1, 1)}, "plan_ends_first", "ends_on"),
        ({"counted_from": date(2025, 12, 31)}, "counted_outside_plan", "counted_from"),
        ({"counted_from": date(2028, 1, 1)}, "counted_outside_plan", "counted_from"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused_beside_its_field(said, code, field):
    with pytest.raises(DomainError) as refused:
        plans.create_plan(by=CO_CHAIR, slug="x", values=replace(VALUES, **said))
    assert (refused.value.code, refused.value.field, Plan.objects.count()) == (code, field, 0)


@pytest.mark.parametrize("slug", ["new", "board"])
def test_an_address_of_another_page_is_no_plans(slug):
    with pytest.raises(DomainError) as refused:
        plans.create_plan(by=CO_CHAIR, slug=slug, values=VALUES)
    assert (refused.value.code, refused.value.field) == ("address_of_another_page", "slug")


def test_every_page_beside_the_plans_is_known():
    beside = {str(one.pattern).rstrip("/") for one in urlpatterns}
    assert {address for address in beside if validate_slug.regex.fullmatch(address)} == OTHER_PAGES


def test_an_address_is_taken_once():
    draft()
    assert refused_code(draft) == "plan_exists"


def test_the_audit_keeps_what_changed_of_the_calendar():
    plan = draft()
    plans.change_plan(by=CO_CHAIR, plan=plan, version=1, values=replace(VALUES, meeting_months=(6, 2)))
    event = Event.objects.get(verb="workplan.change_plan")
    assert event.changes == {"meeting_months": [[5, 8, 11, 2], [6, 2]]}
    Plan.objects.update(marks={"en": "official"})
    plan = plans.change_plan(
        by=CO_CHAIR, plan=plan, version=2, values=replace(VALUES, titles=VALUES.titles | {"en": "EXAMPLE plan"})
    )
    assert plan.marks == {}
    late = lambda: plans.change_plan(by=CO_CHAIR, plan=plan, version=1, values=VALUES)  # noqa: E731
    assert refused_code(late) == "changed_meanwhile"
