from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from tests.factories import actor_with, make_activity, make_deliverable, make_plan, make_priority
from workplan.actions.deliverables import mark_deliverable_done, mark_deliverable_not_done
from workplan.models import Activity, ActivityState

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")
DONE = date(2026, 5, 20)


@pytest.fixture
def deliverable():
    return make_deliverable(make_activity(make_priority(make_plan())), date(2026, 5, 31))


def mark(deliverable, **said):
    values = {"version": version_of(deliverable), "done_on": DONE, "evidence": "EXAMPLE minutes"} | said
    return mark_deliverable_done(by=CO_CHAIR, deliverable=deliverable, **values)


def version_of(deliverable):
    return Activity.objects.get(pk=deliverable.activity_id).version


def test_a_mark_keeps_its_evidence_and_is_news(deliverable):
    marked = mark(deliverable, done_from=date(2026, 5, 19), evidence_url="https://portal.example/page")
    assert (marked.done_from, marked.done_on, marked.evidence) == (date(2026, 5, 19), DONE, "EXAMPLE minutes")
    assert Activity.objects.get().last_news_on == DONE
    changes = Event.objects.get(verb="workplan.mark_deliverable_done").changes
    assert changes["done_on"] == [None, "2026-05-20"]


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"done_on": date(2999, 1, 1)}, "deliverable_done_in_future", "done_on"),
        ({"done_from": date(2026, 5, 21)}, "done_backwards", "done_from"),
        ({"evidence": " "}, "evidence_needed", "evidence"),
        ({"version": 7}, "changed_meanwhile", ""),
    ],
)
def test_what_is_refused_changes_nothing(deliverable, said, code, field):
    with pytest.raises(DomainError) as refused:
        mark(deliverable, **said)
    deliverable.refresh_from_db()
    assert (refused.value.code, refused.value.field) == (code, field)
    assert (deliverable.done_on, Event.objects.count()) == (None, 0)


def test_a_mark_sent_twice_is_made_once(deliverable):
    mark(deliverable)
    with pytest.raises(DomainError) as refused:
        mark(deliverable, version=1)
    assert refused.value.code == "changed_meanwhile"
    assert Event.objects.count() == 1


def test_a_wrong_mark_is_taken_back_with_its_reason(deliverable):
    marked = mark(deliverable)
    undone = mark_deliverable_not_done(by=CO_CHAIR, deliverable=marked, version=2, reason="EXAMPLE wrong line")
    assert (undone.done_on, undone.evidence, undone.evidence_language) == (None, "", "")
    event = Event.objects.get(verb="workplan.mark_deliverable_not_done")
    assert (event.changes["done_on"], event.note) == (["2026-05-20", None], "EXAMPLE wrong line")


def test_a_mark_is_taken_back_for_a_reason(deliverable):
    marked = mark(deliverable)
    with pytest.raises(DomainError) as refused:
        mark_deliverable_not_done(by=CO_CHAIR, deliverable=marked, version=2, reason=" ")
    assert (refused.value.code, refused.value.field) == ("reason_needed", "reason")


def test_what_is_taken_back_is_no_news_any_more(deliverable):
    marked = mark(deliverable)
    mark_deliverable_not_done(by=CO_CHAIR, deliverable=marked, version=2, reason="EXAMPLE wrong line")
    assert Activity.objects.get().last_news_on is None
    ActivityState.objects.create(activity=deliverable.activity, status="on_track", as_of=date(2026, 3, 1))
    mark_deliverable_not_done(by=CO_CHAIR, deliverable=mark(deliverable), version=4, reason="EXAMPLE wrong line")
    assert Activity.objects.get().last_news_on == date(2026, 3, 1)


def test_a_mark_corrected_to_an_earlier_day_moves_the_news(deliverable):
    mark(deliverable)
    mark(deliverable, done_on=date(2026, 5, 2))
    assert Activity.objects.get().last_news_on == date(2026, 5, 2)


def test_what_is_not_marked_cannot_be_taken_back(deliverable):
    with pytest.raises(DomainError) as refused:
        mark_deliverable_not_done(by=CO_CHAIR, deliverable=deliverable, version=1, reason="EXAMPLE")
    assert refused.value.code == "deliverable_not_done"
