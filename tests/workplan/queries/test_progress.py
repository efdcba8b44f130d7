from datetime import date

import pytest
from hypothesis import given, settings

from network_portal.common import clock
from tests.factories import make_activity, make_deliverable, make_plan, make_priority
from tests.workplan.queries.generated import QUICKLY, build, facts_of, generated_plans, noon
from workplan.models import Activity
from workplan.queries.plans import plan_progress, progress_by_priority
from workplan.queries.progress import progress_by_plan
from workplan.rules import progress as rules
from workplan.rules.progress import Progress

pytestmark = pytest.mark.django_db


@settings(QUICKLY, max_examples=40)
@given(generated_plans())
def test_progress_is_what_the_rule_says(db, drawn):
    plan = build(drawn)
    with clock.stopped_at(noon(drawn["today"])):
        known = [facts_of(row, plan) for row in Activity.objects.filter(plan=plan, retired_on=None)]
        said = rules.progress(known, plan.facts, plan.board_day)
        assert plan_progress(plan, plan.board_day) == said
        nothing = Progress(0, 0)
        assert progress_by_plan([plan]).get(plan.pk, nothing) == said
        [priority] = plan.priorities.all()
        assert progress_by_priority(plan, plan.board_day).get(priority.pk, nothing) == said


def test_each_plan_is_counted_on_its_own_day(django_assert_num_queries):
    running = make_plan()
    closed = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 31))
    for plan in (running, closed):
        make_deliverable(make_activity(make_priority(plan)), None)
    with clock.stopped_at(noon(date(2027, 6, 1))), django_assert_num_queries(1):
        assert progress_by_plan([running, closed]) == {
            running.pk: Progress(0, 0),
            closed.pk: Progress(0, 1),
        }
