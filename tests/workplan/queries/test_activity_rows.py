from datetime import date

import pytest

from tests.factories import make_activity, make_deliverable, make_plan, make_priority
from workplan.queries.activities import ActivityFilters
from workplan.queries.activity_rows import activity_page

DAYS = {"starts_on": date(2026, 8, 30), "precision": "days"}
EITHER = {"schedule_kind": "tentative_dates", "schedule_value": "2026-08-30|2026-08-31"}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("schedule", "promise", "words"),
    [
        (EITHER, DAYS, "promised for 30 or 31 August 2026"),
        ({}, DAYS, "promised for 31 August 2026"),
        (EITHER, {"starts_on": date(2026, 8, 31), "precision": "day"}, "promised for 31 August 2026"),
        ({}, {"starts_on": date(2026, 8, 1), "precision": "month"}, "promised for August 2026"),
        (EITHER, DAYS | {"done_on": date(2026, 8, 30)}, "done on 30 August 2026"),
    ],
)
def test_the_list_tells_a_promise_as_the_page_of_its_activity(schedule, promise, words):
    plan = make_plan()
    make_deliverable(make_activity(make_priority(plan), **schedule), date(2026, 8, 31), **promise)
    [group] = activity_page(plan, ActivityFilters(), {}).groups
    assert [row.deliverable for row in group.rows] == [words]
