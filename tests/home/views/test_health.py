from datetime import timedelta

import pytest

from network_portal.common import clock
from network_portal.notifications.models import Heartbeat

pytestmark = pytest.mark.django_db


def test_all_well(client):
    Heartbeat.objects.create(name="worker", at=clock.now())
    Heartbeat.objects.create(name="beat", at=clock.now())
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {"database": True, "cache": True, "worker": True, "beat": True}
    assert response.headers["Cache-Control"] == "private, no-store"


def started(monkeypatch, ago: timedelta) -> None:
    monkeypatch.setattr("network_portal.home.views.health._started_at", clock.now() - ago)


@pytest.mark.parametrize("beaten", [None, timedelta(days=1)])
def test_a_worker_that_has_not_beaten_yet_is_starting_and_no_error(client, caplog, monkeypatch, beaten):
    Heartbeat.objects.create(name="beat", at=clock.now())
    if beaten:
        Heartbeat.objects.create(name="worker", at=clock.now() - beaten)
    started(monkeypatch, timedelta(minutes=2))
    response = client.get("/health/")
    assert (response.status_code, response.json()["worker"]) == (503, "starting")
    assert not caplog.records
    started(monkeypatch, timedelta(minutes=4))
    response = client.get("/health/")
    assert (response.status_code, response.json()["worker"]) == (503, False)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_a_missing_part_is_an_error_while_the_worker_starts(client, caplog, monkeypatch):
    started(monkeypatch, timedelta(minutes=1))
    monkeypatch.setattr("network_portal.home.views.health._cache", lambda: False)
    silent = {"worker": "starting", "beat": "starting"}
    assert client.get("/health/").json() == {"database": True, "cache": False, **silent}
    assert [record.levelname for record in caplog.records] == ["ERROR"]


@pytest.mark.parametrize("silent, speaks", [("worker", "beat"), ("beat", "worker")])
def test_who_is_silent_shows_within_three_minutes(client, monkeypatch, silent, speaks):
    started(monkeypatch, timedelta(hours=1))
    Heartbeat.objects.create(name=silent, at=clock.now() - timedelta(minutes=3))
    Heartbeat.objects.create(name=speaks, at=clock.now() - timedelta(minutes=2))
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json() == {"database": True, "cache": True, silent: False, speaks: True}
