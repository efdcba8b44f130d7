import socket
import time
from contextlib import nullcontext

import pytest
from celery import Celery
from django.db import transaction

from network_portal.common import jobs


class Broker:
    def __init__(self, fails: bool = False) -> None:
        self.asked: list[str] = []
        self.fails = fails

    def connection_for_write(self, **options):
        return nullcontext()

    def send_task(self, name, **options):
        self.asked.append(name)
        if self.fails:
            raise ConnectionError


@pytest.fixture
def broker(monkeypatch):
    broker = Broker()
    monkeypatch.setattr(jobs, "current_app", broker)
    monkeypatch.setattr(jobs, "_resting_until", 0.0)
    return broker


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_told_after_commit_only(broker):
    with transaction.atomic():
        jobs.look_now("a.task")
        assert broker.asked == []
    assert broker.asked == ["a.task"]


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_change_tells_nobody(broker):
    with transaction.atomic():
        jobs.look_now("a.task")
        transaction.set_rollback(True)
    assert broker.asked == []


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_fails_costs_no_request_and_is_left_alone(broker):
    broker.fails = True
    jobs.look_now("a.task")
    jobs.look_now("a.task")
    assert broker.asked == ["a.task"]


def test_what_is_handed_over_goes_at_once_and_a_broker_that_fails_costs_no_request(broker):
    jobs.hand_over("a.task", 7)
    broker.fails = True
    jobs.hand_over("another.task", 0)
    assert broker.asked == ["a.task", "another.task"]


@pytest.mark.django_db(transaction=True)
def test_one_transaction_tells_the_worker_once(broker):
    with transaction.atomic():
        for _ in range(100):
            jobs.look_now("a.task")
        jobs.look_now("another.task")
    assert broker.asked == ["a.task", "another.task"]


@pytest.fixture
def hangs(monkeypatch):
    """A broker that takes the line and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        app = Celery(broker=f"redis://127.0.0.1:{server.getsockname()[1]}/0", set_as_current=False)
        app.conf.broker_transport_options = {"socket_timeout": 1}
        monkeypatch.setattr(jobs, "current_app", app)
        monkeypatch.setattr(jobs, "_resting_until", 0.0)
        yield


def seconds_of_one_call():
    begun = time.monotonic()
    jobs._send("a.task")
    return time.monotonic() - begun


def test_on_the_workers_line_a_request_would_wait_for_a_broker_that_hangs(hangs, monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", {})
    assert seconds_of_one_call() >= 1


def test_a_request_waits_for_a_broker_that_hangs_no_longer_than_its_line_allows(hangs):
    assert seconds_of_one_call() < 0.5
