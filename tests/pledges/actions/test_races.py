"""What two do at one instant; each race is shown first with the guard off."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from network_portal.common import actors, clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.subjects import AcceptedUpdate
from pledges.actions import pledges, references, submissions
from pledges.actions.pledges import apply_update, carry_by_activity, create_pledge
from pledges.actions.submissions import start_change, take_back, withdraw_submission
from pledges.models import Pledge, ReferenceYear, Submission
from pledges.queries.updates import pledges_told_by
from tests.factories import (
    actor_with,
    make_activity,
    make_organisation,
    make_plan,
    make_pledge,
    make_priority,
    make_user,
)

AT_ONCE = 8


@pytest.fixture
def body(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    return make_organisation("example-body")


def published_at_once(body) -> list[str]:
    """What became of each: 'published', or 'refused' by the database."""
    start = Barrier(AT_ONCE)

    def one(number):
        try:
            start.wait(10)
            with transaction.atomic():
                create_pledge(
                    organisation_id=body.pk, values={"title": f"EXAMPLE {number}", "language": "en"}, is_example=True
                )
        except IntegrityError:
            return "refused"
        else:
            return "published"
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.services
def test_without_the_lock_two_take_one_number(body, monkeypatch):
    """The race is there: each reads the last number before the other has written its own."""
    ReferenceYear.objects.create(year=pledges.clock.today().year)
    taken = references.take_reference

    def slowly(year):
        found = taken(year)
        time.sleep(0.2)
        return found

    monkeypatch.setattr(references, "_hold", lambda year: None)
    monkeypatch.setattr(pledges, "take_reference", slowly)
    assert "refused" in published_at_once(body)


@pytest.mark.services
def test_of_many_at_once_each_has_its_own_number(body):
    assert published_at_once(body) == ["published"] * AT_ONCE
    assert sorted(Pledge.objects.values_list("number", flat=True)) == list(range(1, AT_ONCE + 1))


def one_after_the_other(first, second):
    """The second begins while the first is at its slow end; what each answers, or what it fails with."""

    def run(call, wait):
        time.sleep(wait)
        try:
            return call()
        except (DomainError, IntegrityError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, (first, second), (0, 0.4)))


def slowly(monkeypatch, module):
    """Its verbs wait before they record what they did, and so before they commit."""
    record = module.record

    def late(*args, **kwargs):
        time.sleep(1.2)
        return record(*args, **kwargs)

    monkeypatch.setattr(module, "record", late)


def accepted_while_an_activity_takes_it_up(body, monkeypatch) -> Pledge:
    pledge = make_pledge(organisation=body)
    activity = make_activity(make_priority(make_plan()), leads=(body,))
    facts = {"nothing_new": False, "done": "", "language": "en", "evidence_url": "", "source": ""}
    days = {"as_of": clock.today(), "submitted_at": clock.now()}
    update = AcceptedUpdate(pledge.subject_id, body.pk, status="fulfilled", **facts, **days)
    slowly(monkeypatch, pledges)
    one_after_the_other(
        lambda: carry_by_activity(by=SYSTEM, pledge=pledge, version=1, activity=activity),
        lambda: apply_update(update, SYSTEM),
    )
    return Pledge.objects.get()


@pytest.mark.services
def test_found_and_held_in_one_statement_an_update_is_lost(body, monkeypatch):
    def at_once(update):
        found = pledges_told_by([update.subject_id], update.submitted_at)
        return found.select_for_update(of=("self",)).first()

    monkeypatch.setattr(pledges, "_told_by", at_once)
    assert accepted_while_an_activity_takes_it_up(body, monkeypatch).newest_stage == "in_progress"


@pytest.mark.services
def test_an_update_reaches_a_pledge_that_an_activity_takes_up_at_that_moment(body, monkeypatch):
    pledge = accepted_while_an_activity_takes_it_up(body, monkeypatch)
    assert pledge.newest_stage == "fulfilled" and pledge.activity


def begun_anew_while_one_is_taken_up(body, monkeypatch) -> list[object]:
    by = actor_with(user=make_user(), memberships={body.pk: actors.FOCAL_POINT})
    pledge = make_pledge(organisation=body)
    left = start_change(by=by, pledge=pledge)
    left = withdraw_submission(by=by, submission=left, version=left.version)
    slowly(monkeypatch, submissions)
    return one_after_the_other(
        lambda: start_change(by=by, pledge=pledge),
        lambda: take_back(by=by, submission=left, version=left.version),
    )


@pytest.mark.services
def test_without_holding_the_pledge_a_second_change_breaks_on_the_first(body, monkeypatch):
    monkeypatch.setattr(submissions, "_hold_pledge", lambda change: None)
    assert isinstance(begun_anew_while_one_is_taken_up(body, monkeypatch)[1], IntegrityError)


@pytest.mark.services
def test_of_two_changes_at_once_the_second_is_told_of_the_first(body, monkeypatch):
    begun, refused = begun_anew_while_one_is_taken_up(body, monkeypatch)
    assert refused.code == "change_begun_anew"
    assert Submission.objects.open().get() == begun
