from datetime import UTC, datetime, timedelta

import pytest
from celery.beat import PersistentScheduler
from django.db import OperationalError

from network_portal.celery import CALENDAR, app
from network_portal.common import clock
from network_portal.notifications import recorded
from network_portal.notifications.models import Heartbeat, JobRun
from network_portal.notifications.queries.heartbeats import beat_is_alive, worker_is_alive
from network_portal.notifications.queries.jobs import FAILED, NEVER, RUNS, WELL, jobs
from network_portal.notifications.tasks import deliver_waiting
from tests.factories import make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
DELIVER = "network_portal.notifications.actions.deliver_waiting"


def states():
    return {job.name: job.state for job in jobs()}


def test_a_job_leaves_a_row_that_says_how_it_ended(monkeypatch):
    name = next(iter(CALENDAR))
    assert set(states().values()) == {NEVER}
    monkeypatch.setattr(DELIVER, lambda: seen.append(states()[name]))
    seen = []
    deliver_waiting()
    assert (seen, states()[name]) == ([RUNS], WELL)

    def breaks():
        raise LookupError("maria@domain.org")

    monkeypatch.setattr(DELIVER, breaks)
    with pytest.raises(LookupError):
        deliver_waiting()
    assert states()[name] == FAILED
    assert JobRun.objects.get().error == "LookupError"


def test_a_job_is_done_even_where_it_cannot_be_recorded(monkeypatch):
    def breaks(*args):
        raise OperationalError

    done = []
    monkeypatch.setattr(recorded, "note_begun", breaks)
    monkeypatch.setattr(DELIVER, lambda: done.append(True))
    deliver_waiting()
    assert done == [True]


def test_the_next_run_follows_the_calendar():
    begun = clock.now() - timedelta(seconds=5)
    JobRun.objects.bulk_create(JobRun(task=entry["task"], begun_at=begun) for entry in CALENDAR.values())
    rhythm = {job.name: job.next_at for job in jobs()}
    assert rhythm["Deliver messages that wait"] - begun == pytest.approx(
        timedelta(seconds=20), abs=timedelta(seconds=1)
    )
    daily = rhythm["Forget message bodies after 30 days"].astimezone(UTC)
    assert (daily.hour, daily.minute) == (8, 10)
    assert timedelta(0) < daily - begun <= timedelta(days=1)


def test_a_job_that_never_ran_runs_next_when_its_rhythm_says():
    rhythm, now = {job.name: job.next_at for job in jobs()}, clock.now()
    assert rhythm["Forget sessions that ended, and what was typed and waited half an hour"] - now == pytest.approx(
        timedelta(minutes=15), abs=timedelta(seconds=5)
    )
    daily = rhythm["Forget message bodies after 30 days"].astimezone(UTC)
    assert (daily.hour, daily.minute) == (8, 10) and daily > now


def test_beat_says_itself_that_it_is_alive(monkeypatch):
    monkeypatch.setattr(PersistentScheduler, "tick", lambda self: 300.0)
    monkeypatch.setattr(recorded.connections, "close_all", lambda: None)
    scheduler = recorded.SpeakingScheduler(app=app, lazy=True)
    for seconds in (0, 29):
        with clock.stopped_at(NOW + timedelta(seconds=seconds)):
            assert scheduler.tick() == 30.0
    assert Heartbeat.objects.get().at == NOW
    assert beat_is_alive(NOW) and not worker_is_alive(NOW)


def test_the_page_shows_every_job_to_those_who_run_the_portal():
    JobRun.objects.create(
        task=CALENDAR["Deliver messages that wait"]["task"], begun_at=NOW, ended_at=NOW, error="KeyError"
    )
    page = signed_in(make_staff("co_chair")).get("/en/manage/jobs/").content.decode()
    assert page.count('<th scope="row">') == len(CALENDAR)
    assert "Failed: KeyError" in page and "Beat is silent" in page
    assert signed_in(make_staff("editor")).get("/en/manage/jobs/").status_code == 404
