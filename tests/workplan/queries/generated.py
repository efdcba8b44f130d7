"""Plans for the tests that hold the queries against the pure rules."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from network_portal.common import clock
from network_portal.monitoring.models import Update
from tests.factories import (
    make_accepted_update,
    make_activity,
    make_deliverable,
    make_organisation,
    make_plan,
    make_priority,
)
from workplan.models import Activity, ActivityState, Deliverable, Lead, Plan
from workplan.queries.news import latest_news
from workplan.rules import progress as rules
from workplan.rules.status import Status
from workplan.rules.windows import Window

START, END = date(2026, 1, 1), date(2027, 12, 31)
QUICKLY = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking rows of a database takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
EDGES = (-91, -90, -89, -1, 0, 1, 89, 90, 91)
near = st.one_of(st.sampled_from(EDGES), st.sampled_from(EDGES), st.integers(-400, 400))
statuses = st.sampled_from([*Status, Status.ON_TRACK, Status.NO_INFORMATION, Status.DELAYED])


@st.composite
def generated_plans(draw):
    """The state of a plan, the day on which it is looked at, and activities at the edges around that day."""
    day = draw(st.dates(START + timedelta(days=1), END))
    around = near.map(lambda distance: day + timedelta(days=distance))
    done = st.one_of(st.none(), st.none(), around)
    activity = st.fixed_dictionaries(
        {
            "status": statuses,
            "news": st.one_of(st.none(), around),
            "reporter": st.integers(0, 2),
            "promises": st.lists(st.tuples(st.one_of(around, around, st.none()), done), max_size=2),
            "states": st.lists(st.tuples(around, statuses), max_size=2),
            "retired": st.sampled_from([False, False, False, True]),
        }
    )
    closed = draw(st.booleans())
    return {
        "state": "closed" if closed else draw(st.sampled_from(["in_force", "in_force", "endorsed"])),
        "ends_on": day if closed else END,
        "in_force_on": draw(st.one_of(st.just(START), st.none(), around)),
        "today": day + timedelta(days=draw(st.integers(0, 200))) if closed else day,
        "day": day,
        "activities": draw(st.lists(activity, min_size=4, max_size=8)),
    }


def build(drawn) -> Plan:
    Update.objects.all().delete()
    Deliverable.objects.all().delete()
    Lead.objects.all().delete()
    Activity.objects.all().delete()
    Plan.objects.all().delete()
    reporters = [None, *(make_organisation() for _ in range(2))]
    plan = make_plan(state=drawn["state"], ends_on=drawn["ends_on"], in_force_on=drawn["in_force_on"])
    priority = make_priority(plan)
    for one in drawn["activities"]:
        leads = (reporters[one["reporter"]],) if one["reporter"] else ()
        retired = START if one["retired"] else None
        activity = make_activity(priority, leads=leads, status=one["status"], retired_on=retired)
        for position, (due_on, done_on) in enumerate(one["promises"], start=1):
            make_deliverable(activity, due_on, position, done_on=done_on)
        for day, status in one["states"]:
            ActivityState.objects.create(activity=activity, status=status, as_of=day)
        if one["news"]:
            make_accepted_update(activity, one["news"])
    plan.activities.update(last_news_on=latest_news(None if plan.is_closed else drawn["day"]))
    return plan


def facts_of(activity: Activity, plan: Plan) -> rules.ActivityFacts:
    """The pure rules' view of a row; of a closed plan the status is that of its last day."""
    status = Status(activity.status)
    if plan.is_closed:
        then = sorted((state.as_of, state.pk) for state in activity.states.all() if state.as_of <= plan.ends_on)
        status = Status(activity.states.get(pk=then[-1][1]).status) if then else Status.NO_INFORMATION
    items = tuple(
        rules.DeliverableFacts(Window(item.starts_on, item.due_on, item.precision), item.done_on)
        for item in activity.deliverables.all()
    )
    return rules.ActivityFacts(activity.code, status, items, _news(activity))


def _news(activity: Activity) -> tuple[date, ...]:
    said = [clock.day_of(update.submitted_at) for update in Update.objects.filter(subject=activity.subject)]
    done = [item.done_on for item in activity.deliverables.all() if item.done_on]
    return (*said, *done, *(state.as_of for state in activity.states.all()))


def noon(day: date):
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
