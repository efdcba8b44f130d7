from datetime import date, timedelta

import pytest

from network_portal.common import actors, clock
from tests.factories import (
    actor_with,
    make_activity,
    make_deliverable,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
)
from workplan.models import NewsRequest
from workplan.queries.duties import MOST_LINES, duties_of

pytestmark = pytest.mark.django_db


def test_co_chairs_owe_what_is_late_and_due_soon_the_earliest_first():
    priority = make_priority(make_plan(starts_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1)))
    today = clock.today()
    for code, days in (("B1.1", 20), ("B1.2", -5), ("B1.3", 200)):
        make_deliverable(make_activity(priority, code), today + timedelta(days=days))
    owed = list(duties_of(actor_with(actors.CO_CHAIR)))
    assert [(duty.due, "late" in duty.sentence) for duty in owed] == [
        (today - timedelta(days=5), True),
        (today + timedelta(days=20), False),
    ]
    assert list(duties_of(actor_with(actors.EDITOR))) == []


def test_more_than_ten_lines_become_one():
    priority = make_priority(make_plan(starts_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1)))
    for number in range(MOST_LINES + 4):
        make_deliverable(make_activity(priority, f"B1.{number}"), clock.today() - timedelta(days=1))
    owed = list(duties_of(actor_with(actors.CO_CHAIR)))
    assert len(owed) == MOST_LINES + 1
    assert owed[-1].sentence.startswith("4 ")
    assert owed[-1].url.endswith("/board/")


def test_a_draft_waits_for_its_endorsement():
    make_plan(state="draft", endorsed_on=None)
    assert len(list(duties_of(actor_with(actors.CO_CHAIR)))) == 1


def test_focal_points_owe_the_news_asked_of_them_until_there_is_some():
    iom = make_organisation("iom")
    person = make_focal_point(iom)
    activity = make_activity(make_priority(make_plan()), "B1.1", leads=(iom,))
    for _again in range(2):
        NewsRequest.objects.create(activity=activity, organisation=iom, language="en", people_asked=1)
    actor = actor_with(user=person, memberships={iom.pk: actors.FOCAL_POINT})
    assert len(list(duties_of(actor))) == 1
    activity.last_news_on = clock.today()
    activity.save()
    assert list(duties_of(actor)) == []
