import pytest

from network_portal.common import clock
from network_portal.common.errors import DomainError
from tests.factories import actor_with, make_activity, make_plan, make_priority, postpone
from workplan.actions.activities import retire_activity
from workplan.actions.mid_term import confirm_activity, finish_mid_term_review, open_mid_term_review
from workplan.models import MidTermOutcome, Plan
from workplan.queries.mid_term import counts

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")


@pytest.fixture
def activities():
    priority = make_priority(make_plan())
    return [make_activity(priority, f"B1.{number}") for number in range(1, 4)]


def open_review():
    plan = Plan.objects.get()
    return open_mid_term_review(by=CO_CHAIR, plan=plan, version=plan.version)


def finish():
    plan = Plan.objects.get()
    return finish_mid_term_review(by=CO_CHAIR, plan=plan, version=plan.version)


def test_each_activity_is_confirmed_adjusted_or_closed_then_it_is_finished(activities):
    open_review()
    first, second, third = (type(one).objects.get(pk=one.pk) for one in activities)
    confirm_activity(by=CO_CHAIR, activity=first, version=1)
    postpone(second, schedule_kind="month")
    with pytest.raises(DomainError) as refused:
        finish()
    assert refused.value.code == "review_incomplete" and refused.value.values == {"count": 1}
    retire_activity(by=CO_CHAIR, activity=third, version=1, reason="EXAMPLE: merged into B1.1")
    assert counts(finish()) == {"confirmed": 1, "adjusted": 1, "closed": 1, "to_decide": 0, "total": 3}
    assert Plan.objects.get().review_finished_on == clock.today()


def test_the_last_word_counts(activities):
    open_review()
    first = type(activities[0]).objects.get(pk=activities[0].pk)
    confirm_activity(by=CO_CHAIR, activity=first, version=1)
    first.refresh_from_db()
    postpone(first, schedule_kind="month")
    assert MidTermOutcome.objects.get().outcome == "adjusted"


def test_outside_a_review_nothing_is_noted(activities):
    postpone(activities[0], schedule_kind="month")
    with pytest.raises(DomainError) as refused:
        confirm_activity(by=CO_CHAIR, activity=activities[1], version=1)
    assert refused.value.code == "review_not_running"
    assert not MidTermOutcome.objects.exists()
    with pytest.raises(DomainError) as refused:
        finish()
    assert refused.value.code == "review_not_running"


@pytest.mark.parametrize(("state", "code"), [("draft", "plan_not_in_force"), ("closed", "plan_not_open")])
def test_only_the_plan_in_force_is_reviewed_and_only_once(state, code, activities):
    open_review()
    with pytest.raises(DomainError) as refused:
        open_review()
    assert refused.value.code == "review_opened_already"
    other = make_plan("2023-2024", state=state)
    with pytest.raises(DomainError) as refused:
        open_mid_term_review(by=CO_CHAIR, plan=other, version=other.version)
    assert refused.value.code == code
