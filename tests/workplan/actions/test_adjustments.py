from dataclasses import replace

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from tests.factories import AGREED, actor_with, make_activity, make_organisation, make_plan, make_priority, postpone
from workplan.actions.activities import change_activity, values_of
from workplan.actions.adjustments import Agreement
from workplan.models import Activity, Adjustment
from workplan.queries.activity_pages import changes_of, field_words
from workplan.queries.adjustments import adjustments_of
from workplan.queries.seen_changes import BODIES
from workplan.rules.adjustments import FIELDS, SCHEDULE

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")


@pytest.fixture
def activity():
    plan = make_plan()
    return make_activity(make_priority(plan), "B1.2", schedule_kind="month", schedule_value="2026-08")


@pytest.mark.parametrize(
    ("agreement", "code", "field"),
    [
        (Agreement("", "EXAMPLE"), "adjustment_needs_reason", "reason"),
        (Agreement("EXAMPLE", "  "), "adjustment_needs_agreement", "agreed_by"),
    ],
)
def test_an_endorsed_plan_is_not_adjusted_without_reason_and_agreement(activity, agreement, code, field):
    with pytest.raises(DomainError) as refused:
        postpone(activity, agreement)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Activity.objects.get().schedule_value == "2026-08" and not Adjustment.objects.exists()


def test_the_earlier_schedule_stays_readable(activity):
    postpone(activity)
    [told] = adjustments_of(Activity.objects.get())
    assert told["text"] == "The schedule was adjusted."
    assert {"label": "Schedule", "before": "In August 2026.", "after": "In October 2026."} in told["changes"]
    assert (told["reason"], told["agreed_by"]) == (AGREED.reason, AGREED.agreed_by)
    assert Event.objects.get().verb == "workplan.adjust_activity"


def test_organisations_that_are_not_listed_are_not_told(activity):
    seen, hidden = make_organisation("seen"), make_organisation("hidden", is_listed=False, kind="civil_society")
    postpone(activity, implementing=(seen, hidden))
    [told] = adjustments_of(Activity.objects.get())
    assert told["text"] == "The schedule and the scope were adjusted."
    assert [one["after"] for one in told["changes"] if one["label"] == "Implemented by"] == [seen.short_name]


def test_a_change_of_hidden_organisations_alone_is_told_nowhere(activity):
    values = replace(
        values_of(activity), implementing=(make_organisation("hidden", is_listed=False, kind="civil_society"),)
    )
    change_activity(by=CO_CHAIR, activity=activity, version=1, values=values, agreement=AGREED)
    shown = Activity.objects.get()
    assert Adjustment.objects.exists()
    assert adjustments_of(shown) == [] and changes_of(shown, ()) == []
    titles = values_of(shown).titles | {"en": "EXAMPLE mended"}
    values = replace(values_of(shown), titles=titles, implementing=())
    change_activity(by=CO_CHAIR, activity=shown, version=2, values=values, agreement=AGREED)
    assert [one["text"] for one in changes_of(shown, ())] == ["B1.2 was changed."]


@pytest.mark.parametrize("state", ["draft", "in_force"])
def test_a_draft_and_a_mended_title_need_no_agreement(state):
    activity = make_activity(make_priority(make_plan(state=state)), "B1.2")
    values = replace(values_of(activity), titles=values_of(activity).titles | {"en": "EXAMPLE mended"})
    if state == "draft":
        values = replace(values, schedule_kind="month", schedule_value="2026-08")
    change_activity(by=CO_CHAIR, activity=activity, version=1, values=values)
    assert not Adjustment.objects.exists()


def test_every_field_of_an_adjustment_has_its_words():
    told = set(field_words()) | set(BODIES) | set(SCHEDULE)
    assert {name for names in FIELDS.values() for name in names} <= told
