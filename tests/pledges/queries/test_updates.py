"""Which updates speak of a pledge that an activity carries for a while, asked both ways."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from network_portal.common import clock
from network_portal.common.actors import ANYONE, SYSTEM
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.news import report_news
from network_portal.monitoring.rules.updates import Answer
from pledges.actions.pledges import carry_by_activity
from pledges.models import EarlierSubject, Pledge
from pledges.queries.pledge_pages import news_of
from pledges.queries.updates import pledges_told_by, updates_about
from tests.factories import make_activity, make_plan, make_pledge, make_priority
from tests.pledges.importing import csv_of, imported, make_registry

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 17):
    return clock.stopped_at(datetime(2026, 7, day, hour, tzinfo=UTC))


@pytest.fixture
def activity(body):
    return make_activity(make_priority(make_plan(), "B3"), "B3.2", leads=(body,))


def report(subject, body, words, status="in_progress"):
    answer = Answer(status=status, done=f"EXAMPLE: {words}")
    return report_news(by=SYSTEM, subject=subject, organisation_id=body.pk, answer=answer, language="en")


def accept(chair, update):
    return accept_update(by=chair, update=update, version=update.version)


def carry(chair, pledge, activity):
    fresh = Pledge.objects.get(pk=pledge.pk)
    return carry_by_activity(by=chair, pledge=fresh, version=fresh.version, activity=activity)


def test_an_activity_speaks_of_a_pledge_while_it_carries_it_and_never_of_two_at_once(chair, body, activity):
    pledge, next_one = make_pledge(organisation=body), make_pledge(organisation=body)
    own, other, said = pledge.subject, activity.subject, []
    for day, act in enumerate(
        (
            lambda: said.append(accept(chair, report(own, body, "own"))),
            lambda: said.append(accept(chair, report(other, body, "before", "on_track"))),
            lambda: carry(chair, pledge, activity),
            lambda: said.append(accept(chair, report(other, body, "while", "on_track"))),
            lambda: carry(chair, pledge, None),
            lambda: said.append(accept(chair, report(own, body, "own, asked for before"))),
            lambda: carry(chair, next_one, activity),
            lambda: said.append(accept(chair, report(other, body, "of the next", "on_track"))),
            lambda: carry(chair, next_one, None),
            lambda: carry(chair, pledge, activity),
            lambda: said.append(accept(chair, report(other, body, "again", "on_track"))),
        ),
        1,
    ):
        with at(day):
            act()
    pledge.refresh_from_db()
    next_one.refresh_from_db()
    about = [one.done.removeprefix("EXAMPLE: ") for one in updates_about(pledge)]
    assert about == ["again", "own, asked for before", "while", "own"]
    assert [one.done for one in updates_about(next_one)] == ["EXAMPLE: of the next"]
    assert [one.done.removeprefix("EXAMPLE: ") for one in news_of(pledge, ANYONE, reads_board=True)] == about
    for update in said:
        told = set(pledges_told_by([update.subject_id], update.submitted_at))
        assert told == {one for one in (pledge, next_one) if update in updates_about(one)}, update.done


def test_what_was_sent_before_it_was_carried_and_accepted_after_changes_nothing(chair, body, activity):
    pledge = make_pledge(organisation=body, stage="planning")
    with at(1):
        waiting = report(activity.subject, body, "before", "completed")
    with at(2):
        carry(chair, pledge, activity)
        accept(chair, waiting)
    pledge.refresh_from_db()
    assert (pledge.stage, pledge.updated_on, list(updates_about(pledge))) == ("planning", None, [])


def test_what_was_sent_while_it_was_carried_and_accepted_after_counts(chair, body, activity):
    pledge = make_pledge(organisation=body, activity=activity, stage="planning")
    with at(1):
        waiting = report(activity.subject, body, "while", "completed")
    with at(2):
        carry(chair, pledge, None)
        accept(chair, waiting)
    pledge.refresh_from_db()
    assert (pledge.stage, list(updates_about(pledge))) == ("fulfilled", [waiting])


def test_an_import_carries_from_then_on_too(chair):
    activity = make_registry()
    activity.plan.state = "in_force"
    activity.plan.save()
    with at(1, 9):
        imported(csv_of(["EXAMPLE", "IOM", "es"]))
    pledge = Pledge.objects.get()
    columns = ("reference", "activity")
    for day, carried, words in ((1, "2023-2024/B3.2", "before"), (3, "", "while"), (5, "2023-2024/B3.2", "between")):
        with at(day, 12):
            accept(chair, report(activity.subject, pledge.organisation, words, "on_track"))
        with at(day):
            imported(csv_of([pledge.reference, carried], columns=columns))
    with at(7):
        accept(chair, report(activity.subject, pledge.organisation, "again", "on_track"))
    pledge.refresh_from_db()
    assert [one.done for one in updates_about(pledge)] == ["EXAMPLE: again", "EXAMPLE: while"]


def test_the_spans_of_links_that_were_there_before_are_told_by_the_audit(chair, body, activity):
    published = datetime(2026, 6, 1, 17, tzinfo=UTC)
    pledge = make_pledge(organisation=body, activity=activity, published_at=published)
    following = make_activity(activity.priority)
    with at(9):
        carry(chair, pledge, following)
    never_moved = make_pledge(activity=make_activity(activity.priority), published_at=published)
    alone = make_pledge(organisation=body)
    alone.earlier_subjects.add(make_pledge().subject)
    Pledge.objects.update(carried_since=None)
    EarlierSubject.objects.update(since=None, until=None)
    import_module("pledges.migrations.0007_spans_of_subjects").tell_spans(apps, None)
    moved = datetime(2026, 7, 9, 17, tzinfo=UTC)
    since = dict(Pledge.objects.values_list("pk", "carried_since"))
    assert (since[pledge.pk], since[never_moved.pk], since[alone.pk]) == (moved, published, None)
    assert list(EarlierSubject.objects.values_list("since", "until")) == [(published, moved), (None, None)]
