"""An answer at the instant at which a clearance closes: it counts, or it is refused; never lost beside 'cleared'."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection

from network_portal.common import actors, clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions import clearances
from network_portal.knowledge.models import Clearance
from tests.factories import actor_with, make_members, make_user

WAITED = 10


@pytest.fixture
def opened(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    make_members("one")
    chair = actor_with(actors.CO_CHAIR, user=make_user())
    closes_at = clock.now() + timedelta(days=4)
    return clearances.open_clearance(
        by=chair, sent=clearances.Sent("EXAMPLE", "", closes_at, address="https://example.org/")
    )


def play(opened, monkeypatch, *, guarded):
    """A member objects a second before the deadline; while its verb stands before its own row, the calendar closes."""
    row = opened.answers.select_related("organisation").get()
    voice = actor_with(user=make_user(), memberships={row.organisation_id: actors.FOCAL_POINT})
    stands, closed, take = Event(), Event(), clearances.take

    def slow_take(found, version):
        stands.set()
        closed.wait(1 if guarded else WAITED)
        return take(found, version)

    monkeypatch.setattr(clearances, "take", slow_take)
    if not guarded:
        monkeypatch.setattr(clearances, "locked_clearance", lambda found: Clearance.objects.get(pk=found.pk))

    def object_to_it():
        with clock.stopped_at(opened.closes_at - timedelta(seconds=1)), suppress(DomainError):
            clearances.answer_clearance(
                by=voice,
                clearance=opened,
                organisation=row.organisation,
                version=row.version,
                answer="objects",
                words="No",
            )
        connection.close()

    def close():
        stands.wait(WAITED)
        with clock.stopped_at(opened.closes_at):
            clearances.close_clearance(by=SYSTEM, clearance=opened)
        closed.set()
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(object_to_it), pool.submit(close)]:
            done.result(30)
    opened.refresh_from_db()
    return opened.state, opened.answers.get().answer


@pytest.mark.services
def test_without_its_row_an_objection_stands_beside_cleared(opened, monkeypatch):
    assert play(opened, monkeypatch, guarded=False) == ("cleared", "objects")


@pytest.mark.services
def test_with_it_what_counts_is_in_the_outcome(opened, monkeypatch):
    assert play(opened, monkeypatch, guarded=True) == ("objected", "objects")
