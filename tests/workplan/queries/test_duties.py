from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from network_portal.common import actors, clock
from network_portal.monitoring.actions.rounds import open_due_rounds
from tests.factories import (
    actor_with,
    make_activity,
    make_deliverable,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
    make_user,
)
from workplan.models import Activity, ActivityState, NewsRequest
from workplan.queries.duties import duties_of
from workplan.queries.promise_duties import MOST_LINES

pytestmark = pytest.mark.django_db


def test_co_chairs_owe_what_is_late_and_due_soon_the_earliest_first():
    priority = make_priority(make_plan(starts_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1)))
    today = clock.today()
    for code, days in (("B1.1", 20), ("B1.2", -5), ("B1.3", 200)):
        make_deliverable(make_activity(priority, code), today + timedelta(days=days))
    owed = list(duties_of(actor_with(actors.CO_CHAIR)))
    assert [(duty.due, "late" in duty.when) for duty in owed] == [
        (today - timedelta(days=5), True),
        (today + timedelta(days=20), False),
    ]
    assert list(duties_of(actor_with(actors.EDITOR))) == []


def test_an_activity_is_one_entry_with_its_deliverables_in_it():
    priority = make_priority(make_plan(starts_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1)))
    activity = make_activity(priority, "B1.4")
    for position, day in enumerate((date(2026, 3, 1), date(2026, 5, 1), date(2026, 8, 1), date(2026, 9, 1)), 1):
        make_deliverable(activity, day, position)
    with clock.stopped_at(datetime(2026, 6, 1, 17, tzinfo=UTC)), translation.override("en"):
        [owed] = duties_of(actor_with(actors.CO_CHAIR))
    assert (owed.sentence, owed.due) == ("B1.4 Activity B1.4", date(2026, 3, 1))
    assert owed.when == "2 deliverables are late: 1 March 2026 and 1 May 2026. The next one is due: 1 August 2026."


def test_what_is_not_shown_is_counted_under_its_own_heading_with_a_link_to_all_of_it(django_assert_max_num_queries):
    priority = make_priority(make_plan(starts_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1)))
    for number in range(MOST_LINES + 4):
        make_deliverable(make_activity(priority, f"B1.{number}"), clock.today() - timedelta(days=1))
        make_deliverable(make_activity(priority, f"B2.{number}"), clock.today() + timedelta(days=5))
    make_deliverable(Activity.objects.get(code="B1.0"), clock.today() + timedelta(days=5), position=2)
    with django_assert_max_num_queries(11), translation.override("en"):
        owed = list(duties_of(actor_with(actors.CO_CHAIR)))
    late, due_soon = owed[MOST_LINES], owed[-1]
    assert (len(owed), late.stands_for, due_soon.stands_for) == (2 * MOST_LINES + 2, 4, 4)
    assert late.sentence == f"See all {MOST_LINES + 4} late activities" and late.due < clock.today()
    assert due_soon.sentence == f"See all {MOST_LINES + 5} activities due in 90 days" and due_soon.due > clock.today()
    assert late.url.endswith("/board/?show=late#list") and due_soon.url.endswith("/board/?show=due_soon#list")


def test_a_draft_waits_for_its_endorsement():
    make_plan(state="draft", endorsed_on=None)
    assert len(list(duties_of(actor_with(actors.CO_CHAIR)))) == 1


def test_focal_points_see_what_is_late_of_theirs_and_what_comes_next():
    unicef, person = make_organisation("unicef"), make_focal_point(make_organisation("ilo"))
    priority = make_priority(make_plan(starts_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1)))
    theirs = make_activity(priority, "B1.1", leads=(unicef,))
    for position, days in enumerate((-9, -5, 200, 300), start=1):
        make_deliverable(theirs, clock.today() + timedelta(days=days), position)
    make_deliverable(make_activity(priority, "B1.2"), clock.today() - timedelta(days=1))
    make_deliverable(
        make_activity(priority, "B1.3", leads=(unicef,), status="completed"), clock.today() + timedelta(days=1)
    )
    owed = list(duties_of(actor_with(user=person, memberships={unicef.pk: actors.FOCAL_POINT})))
    assert [(one.due - clock.today()).days for one in owed] == [-9]
    assert owed[0].when.startswith("2 deliverables are late: ") and "The next one is due: " in owed[0].when
    assert owed[0].note == "UNICEF reports on it."
    assert owed[0].answer_url.endswith(f"/rounds/news/{theirs.subject_id}/")
    assert list(duties_of(actor_with(user=person, memberships={unicef.pk: actors.MEMBER}))) == []


def test_a_request_says_who_asked_when_in_which_words_and_how_to_answer(settings):
    settings.CONTACT_EMAIL = "contact@network.example"
    iom, asker = make_organisation("iom"), make_user(name="EXAMPLE Ana")
    activity = make_activity(make_priority(make_plan(is_example=True)), "B1.1", leads=(iom,))
    asked = {"activity": activity, "organisation": iom, "language": "en", "people_asked": 1, "asked_by": asker}
    NewsRequest.objects.create(words="EXAMPLE: first", asked_at=datetime(2026, 3, 1, 15, tzinfo=UTC), **asked)
    NewsRequest.objects.create(words="EXAMPLE: again", asked_at=datetime(2026, 3, 9, 15, tzinfo=UTC), **asked)
    [owed] = duties_of(actor_with(memberships={iom.pk: actors.FOCAL_POINT}))
    assert owed.words == "EXAMPLE: again" and owed.is_example and owed.is_asked
    assert owed.note.startswith("EXAMPLE Ana asked on 9 March 2026. Two lines are enough: ")
    assert owed.answer_url.endswith(f"/rounds/news/{activity.subject_id}/")
    other = make_organisation("ilo")  # asked too, and does not report on it
    NewsRequest.objects.create(asked_at=datetime(2026, 3, 9, 15, tzinfo=UTC), **asked | {"organisation": other})
    [owed] = duties_of(actor_with(memberships={other.pk: actors.FOCAL_POINT}))
    assert "IOM reports on it in the portal. Tell its team your news, or write two lines to contact@" in owed.note
    assert owed.answer_url == "mailto:contact@network.example?subject=B1.1"


def test_another_lead_answers_in_the_portal_while_a_round_lets_it_add_a_paragraph():
    iom, unicef = make_organisation("iom"), make_organisation("unicef")
    activity = make_activity(make_priority(make_plan()), "B1.1", leads=(iom, unicef))
    actor = actor_with(memberships={unicef.pk: actors.FOCAL_POINT})
    with clock.stopped_at(datetime(2026, 9, 1, 17, tzinfo=UTC)):
        open_due_rounds()
        NewsRequest.objects.create(activity=activity, organisation=unicef, language="en", people_asked=1)
        asked = [duty for duty in duties_of(actor) if duty.is_asked]
    assert [duty.answer_words for duty in asked] == ["Add a paragraph"]
    assert "/rounds/2026-09/organisations/unicef/paragraph/" in asked[0].answer_url
    assert "IOM reports on it in the open round; UNICEF can add a paragraph." in asked[0].note
    with clock.stopped_at(datetime(2026, 12, 24, 17, tzinfo=UTC)):
        assert [duty.answer_words for duty in duties_of(actor) if duty.is_asked] == [""], "it is closed"


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
    ActivityState.objects.create(activity=activity, status="on_track")
    assert list(duties_of(actor)) == []


def test_news_of_the_same_day_do_not_answer_what_is_asked_after_them():
    """Of the reporter and of another lead alike: that one is asked by mail, and finds it on the dashboard."""
    iom, unicef = make_organisation("iom"), make_organisation("unicef")
    activity = make_activity(make_priority(make_plan()), "B1.1", leads=(iom, unicef), last_news_on=clock.today())
    ActivityState.objects.create(activity=activity, status="on_track")
    for body in (iom, unicef):
        NewsRequest.objects.create(activity=activity, organisation=body, language="en", people_asked=1)
        [owed] = duties_of(actor_with(memberships={body.pk: actors.FOCAL_POINT}))
        assert owed.is_asked and owed.answer_url
