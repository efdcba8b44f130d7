from dataclasses import replace
from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from tests.factories import actor_with, make_objective, make_organisation, make_plan, make_priority
from workplan.actions import activities
from workplan.actions.activities import ActivityValues, change_activity, create_activity, retire_activity
from workplan.actions.adjustments import Agreement
from workplan.models import Activity, Deliverable
from workplan.rules.windows import UNDATED, month_window

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")
AGREED = Agreement("EXAMPLE: the venue changed", "EXAMPLE: meeting of May")


@pytest.fixture
def values():
    organisation = make_organisation("iom")
    return ActivityValues(
        code="B1.1",
        official_code="1.1",
        priority=make_priority(make_plan()),
        titles={"es": "Título", "en": "Title", "pt_br": "", "fr": ""},
        objectives=(make_objective(8),),
        implementing=(organisation, make_organisation("eclac")),
        reporter=organisation,
        windows=(month_window(2026, 5), month_window(2026, 8), UNDATED),
    )


def create(values):
    return create_activity(by=CO_CHAIR, plan=values.priority.plan, values=values)


def change(activity, values, version=None):
    version = version or activity.version
    return change_activity(by=CO_CHAIR, activity=activity, version=version, values=values, agreement=AGREED)


def test_all_values_are_kept_in_their_order(values):
    activity = create(values)
    said = activities.described(Activity.objects.get(pk=activity.pk))
    assert said["implementing"] == ["iom", "eclac"]
    assert said["deliverables"] == ["2026-05-31", "2026-08-31", "undated"]
    assert (said["title_es"], said["objectives"], said["reporter"]) == ("Título", [8], "iom")


def test_the_audit_keeps_what_changed_and_nothing_else(values):
    activity = create(values)
    change(activity, replace(values, titles=values.titles | {"es": "Otro título"}))
    assert Event.objects.get(verb="workplan.change_activity").changes == {"title_es": ["Título", "Otro título"]}


def test_a_rewritten_title_is_not_called_the_plans_own_words_any_more(values):
    activity = create(replace(values, marks={"en": "official", "es": "unofficial"}))
    assert activity.marks == {"en": "official", "es": "unofficial"}
    as_read_from_a_file = replace(activities.values_of(activity), titles=values.titles | {"en": "Invented"})
    assert change(activity, as_read_from_a_file).marks == {"es": "unofficial"}


def test_a_code_stands_once_in_a_plan(values):
    create(values)
    with pytest.raises(DomainError) as refused:
        create(values)
    assert (refused.value.code, refused.value.field) == ("code_taken", "code")
    assert "B1.1" in str(refused.value)
    assert Activity.objects.count() == 1


def test_an_activity_keeps_its_own_code(values):
    assert change(create(values), values).code == "B1.1"


def test_one_organisation_reports_or_none_is_named(values):
    with pytest.raises(DomainError) as refused:
        create(replace(values, reporter=None))
    assert refused.value.code == "reporter_needed"
    create(replace(values, reporter=None, reporter_rule="rotating"))


def test_what_was_done_stays_done_when_the_dates_change(values):
    activity = create(values)
    Deliverable.objects.filter(position=1).update(done_on=date(2026, 5, 20), evidence="EXAMPLE")
    change(activity, replace(values, windows=(month_window(2026, 2), month_window(2026, 5))))
    kept = list(Deliverable.objects.values_list("position", "due_on", "done_on", "evidence"))
    assert kept == [(1, date(2026, 2, 28), None, ""), (2, date(2026, 5, 31), date(2026, 5, 20), "EXAMPLE")]


def test_a_promise_that_stays_is_the_same_row_with_all_its_mark(values):
    activity = create(replace(values, windows=(month_window(2026, 5), UNDATED, UNDATED)))
    rows = Deliverable.objects.order_by("position")
    may, first, second = rows.all()
    marked = {"done_on": date(2026, 5, 20), "evidence": "EXEMPLE", "evidence_language": "fr"}
    rows.filter(pk=second.pk).update(**marked)
    change(activity, replace(values, windows=(UNDATED, month_window(2026, 8), month_window(2026, 5))))
    assert [row.pk for row in rows.all() if row.window != month_window(2026, 8)] == [second.pk, may.pk]
    assert {name: getattr(rows[0], name) for name in marked} == marked
    assert not rows.filter(pk=first.pk).exists()


def test_a_done_deliverable_cannot_be_dropped(values):
    activity = create(values)
    Deliverable.objects.filter(position=1).update(done_on=date(2026, 5, 20))
    with pytest.raises(DomainError) as refused:
        change(activity, replace(values, windows=(month_window(2026, 8),)))
    assert (refused.value.code, refused.value.field) == ("promise_already_done", "windows")
    assert Deliverable.objects.count() == 3


def test_without_the_version_the_first_text_is_lost_and_with_it_the_second_is_refused(values, monkeypatch):
    """The race first: both read version 1, both write, the last wins and nobody knows."""
    first = replace(values, titles=values.titles | {"en": "First"})
    second = replace(values, titles=values.titles | {"en": "Second"})
    activity = create(values)
    with monkeypatch.context() as guard_off:
        guard_off.setattr(activities, "lock_activity", lambda one, version: Activity.objects.get(pk=one.pk))
        change(activity, first, version=1)
        change(activity, second, version=1)
        assert Activity.objects.get().title_en == "Second"

    activity = Activity.objects.get()
    read = activity.version
    change(activity, first, version=read)
    with pytest.raises(DomainError) as refused:
        change(activity, second, version=read)
    assert refused.value.code == "changed_meanwhile"
    assert Activity.objects.get().title_en == "First"


def test_a_retired_activity_stays_and_takes_no_more_changes(values):
    activity = create(values)
    retired = retire_activity(by=CO_CHAIR, activity=activity, version=1, reason=" EXAMPLE: merged ")
    assert (retired.retired_reason, Activity.objects.current().count()) == ("EXAMPLE: merged", 0)
    with pytest.raises(DomainError) as refused:
        change(retired, values, version=2)
    assert refused.value.code == "activity_retired"


def test_an_activity_is_retired_for_a_reason(values):
    activity = create(values)
    with pytest.raises(DomainError) as refused:
        retire_activity(by=CO_CHAIR, activity=activity, version=1, reason=" ")
    assert (refused.value.code, refused.value.field) == ("reason_needed", "reason")


def test_a_title_is_in_spanish_or_in_english(values):
    with pytest.raises(DomainError) as refused:
        create(replace(values, titles={"es": "", "en": " ", "pt_br": "Título", "fr": "Titre"}))
    assert (refused.value.code, refused.value.field) == ("title_needed", "title_es")


def test_nothing_is_added_to_a_closed_plan():
    plan = make_plan(state="closed")
    values = ActivityValues("B1.1", "1.1", make_priority(plan), {"es": "x"}, reporter_rule="rotating")
    with pytest.raises(DomainError) as refused:
        create(values)
    assert refused.value.code == "plan_not_open"


def test_an_organisation_that_implements_does_not_also_support(values):
    activity = create(replace(values, supporting=(values.implementing[0], make_organisation("ilo"))))
    assert activities.described(activity)["supporting"] == ["ilo"]
