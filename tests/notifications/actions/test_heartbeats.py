from datetime import UTC, datetime, timedelta

import pytest

from network_portal.celery import CALENDAR
from network_portal.common import clock
from network_portal.notifications.queries import worker_is_alive
from network_portal.notifications.tasks import beat_heart

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


def test_a_worker_that_never_spoke_is_not_alive():
    assert not worker_is_alive(NOW)


def test_a_heart_counts_for_three_minutes():
    with clock.stopped_at(NOW - timedelta(hours=1)):
        beat_heart()
    with clock.stopped_at(NOW):
        beat_heart()
    assert worker_is_alive(NOW + timedelta(minutes=2, seconds=59))
    assert not worker_is_alive(NOW + timedelta(minutes=3))


def test_the_calendar_names_tasks_that_exist():
    ours = [entry["task"] for entry in CALENDAR.values() if ".notifications." in entry["task"]]
    module = "network_portal.notifications.tasks"
    assert sorted(ours) == [
        f"{module}.beat_heart",
        f"{module}.check_sending_domain",
        f"{module}.deliver_urgent",
        f"{module}.deliver_waiting",
        f"{module}.forget_old_bodies",
    ]
