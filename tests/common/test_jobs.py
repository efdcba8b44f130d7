import pytest
from django.db import transaction

from network_portal.common import jobs


class Broker:
    def __init__(self, fails: bool = False) -> None:
        self.asked: list[str] = []
        self.fails = fails

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


@pytest.mark.django_db(transaction=True)
def test_one_transaction_tells_the_worker_once(broker):
    with transaction.atomic():
        for _ in range(100):
            jobs.look_now("a.task")
        jobs.look_now("another.task")
    assert broker.asked == ["a.task", "another.task"]
