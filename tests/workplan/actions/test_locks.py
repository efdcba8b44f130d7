"""Edits of one plan at one instant; each race is shown first with the guard off."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from tests.factories import actor_with, make_activity, make_organisation, make_plan, make_priority
from workplan.actions import activities
from workplan.actions.activities import change_activity, values_of
from workplan.actions.plan_steps import close_plan
from workplan.models import Activity, Plan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
CO_CHAIR = actor_with("co_chair")


@pytest.fixture
def plan(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    plan = make_plan()
    priority, body = make_priority(plan), make_organisation("iom")
    for code in ("B1.1", "B1.2"):
        make_activity(priority, code, leads=(body,))
    return plan


def unguarded(activity, version):
    return take(activity, version)


def edited(code, *, to, held=0.0):
    """One person's edit, whose transaction stays open for a while; the moment in which it was about to end."""
    try:
        with transaction.atomic():
            activity = Activity.objects.select_related("plan").get(code=code)
            change_activity(by=CO_CHAIR, activity=activity, version=1, values=replace(values_of(activity), code=to))
            time.sleep(held)
            return time.monotonic()
    except (DomainError, IntegrityError) as refused:
        return getattr(refused, "code", "") or type(refused).__name__
    finally:
        connection.close()


def closed(plan):
    time.sleep(0.4)
    try:
        close_plan(by=CO_CHAIR, plan=plan, version=Plan.objects.get(pk=plan.pk).version)
    finally:
        connection.close()
    return time.monotonic()


def same_code():
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(edited, code, to="B1.9", held=0.8) for code in ("B1.1", "B1.2")]
        return sorted(str(one.result(30)) for one in both if isinstance(one.result(30), str))


def test_two_who_choose_one_code_break_the_page_without_the_guard(plan, monkeypatch):
    monkeypatch.setattr(activities, "lock_activity", unguarded)
    assert same_code() == ["IntegrityError"]


def test_of_two_who_choose_one_code_the_second_is_told(plan):
    assert same_code() == ["code_taken"]


@pytest.mark.parametrize("guarded", [False, True])
def test_a_plan_closes_before_a_change_or_after_it(plan, monkeypatch, guarded):
    if not guarded:
        monkeypatch.setattr(activities, "lock_activity", unguarded)
    with ThreadPoolExecutor(2) as pool:
        change, closing = pool.submit(edited, "B1.1", to="B1.1", held=1.5), pool.submit(closed, plan)
        assert (closing.result(30) > change.result(30)) is guarded
