"""Each control finds what it takes away: quick, so that a guard that moved is seen in every run."""

import copy

import pytest
from celery import current_app

from network_portal.notifications.actions import delivery
from tests.faults import guards


@pytest.fixture
def given_back(monkeypatch, settings):
    """What is put elsewhere for a test comes back after it."""
    settings.CACHES = copy.deepcopy(settings.CACHES)
    calendar = current_app.conf.beat_schedule

    def put(place, name, stand_in):
        monkeypatch.setattr(place, name, stand_in)  # raises where there is no such name

    monkeypatch.setattr(guards, "put", put)
    yield
    current_app.conf.beat_schedule = calendar


@pytest.mark.parametrize("guard", sorted(guards.GUARDS))
def test_a_guard_is_where_its_control_looks(guard, given_back, monkeypatch):
    monkeypatch.setenv("FAULTS_WITHOUT", guard)
    guards.prepare()


def test_a_guard_that_is_gone_is_not_taken_away_in_silence():
    with pytest.raises(AttributeError):
        guards.put(delivery, "_went_elsewhere", None)
    assert not hasattr(delivery, "_went_elsewhere")
