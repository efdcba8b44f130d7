from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from tests.factories import actor_with, make_activity, make_deliverable, make_objective, make_organisation, make_plan
from tests.factories import make_priority as make_priority_of
from workplan.actions.next_plan import start_next_plan
from workplan.models import Activity, Plan

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")
TITLES = {"es": "Plan EXAMPLE 2028-2029", "en": "", "pt_br": "", "fr": ""}


@pytest.fixture
def plan():
    plan = make_plan("2026-2027")
    priority = make_priority_of(plan)
    priority.objectives.add(make_objective(8))
    activity = make_activity(
        priority,
        "B1.1",
        leads=(make_organisation("iom"), make_organisation("eclac")),
        status="completed",
        schedule_kind="date",
        schedule_value="2026-02-28",
    )
    make_deliverable(activity, date(2026, 2, 28), done_on=date(2026, 2, 27))
    make_activity(priority, "B1.2", retired_on=date(2026, 3, 1))
    return plan


def start(plan, slug="2028-2029"):
    return start_next_plan(by=CO_CHAIR, plan=plan, slug=slug, titles=TITLES, years=2)


def test_the_copy_is_a_draft_two_years_later_and_nothing_that_happened_is_in_it(plan):
    copy = start(plan)
    activity = Activity.objects.get(plan=copy)
    deliverable = activity.deliverables.get()
    assert (copy.state, copy.starts_on, copy.predecessor) == ("draft", date(2028, 1, 1), plan)
    assert (activity.code, activity.status, activity.predecessor.code) == ("B1.1", "no_information", "B1.1")
    assert activity.schedule_value == "2028-02-28"
    assert (deliverable.due_on, deliverable.done_on) == (date(2028, 2, 28), None)
    assert [lead.organisation.slug for lead in activity.leads.all()] == ["iom", "eclac"]
    assert [objective.number for objective in copy.priorities.get().objectives.all()] == [8]
    assert Event.objects.filter(verb="workplan.add_priority").count() == 1
    assert copy.version == Plan.objects.get(pk=copy.pk).version


def test_a_plan_has_one_successor_and_an_address_one_plan(plan):
    with pytest.raises(DomainError) as taken:
        start(plan, "2026-2027")
    assert (taken.value.code, taken.value.field) == ("plan_exists", "slug")
    start(plan)
    with pytest.raises(DomainError) as again:
        start(plan, "another")
    assert again.value.code == "successor_exists"
    assert Plan.objects.count() == 2
