from datetime import timedelta

import pytest

from network_portal.common import clock
from network_portal.notifications.models import Heartbeat

pytestmark = pytest.mark.django_db


def test_all_well(client):
    Heartbeat.objects.create(name="worker", at=clock.now())
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {"database": True, "cache": True, "worker": True}
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_silent_worker_shows_within_three_minutes(client):
    Heartbeat.objects.create(name="worker", at=clock.now() - timedelta(minutes=4))
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json() == {"database": True, "cache": True, "worker": False}
