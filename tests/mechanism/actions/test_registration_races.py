"""Presses at one instant; the race is shown first with the guard off."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from mechanism.actions import registrations
from mechanism.actions.founding import load_mechanism
from mechanism.actions.registrations import register_organisation
from mechanism.models import Admission, Registration
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.taxonomy.actions.reference_data import load_taxonomy
from tests.factories import make_user
from tests.mechanism.joining import by_person, written

AT_ONCE = 6


@pytest.fixture
def on_postgresql(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    load_taxonomy(by=SYSTEM)
    load_mechanism(by=SYSTEM)
    return make_user(email="ana@example.org")


def pressed_at_once(person) -> list[str]:
    registration, start = written(person), Barrier(AT_ONCE)

    def one(_number):
        try:
            start.wait(10)
            register_organisation(by=by_person(person), registration=registration, version=registration.version)
        except DomainError as error:
            return error.code
        else:
            return "registered"
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.services
def test_without_the_guard_two_presses_make_two_organisations(on_postgresql, monkeypatch):
    """The race is there: each reads the registration before another has sent it."""

    def unguarded(row, version):
        found = Registration.objects.get(pk=row.pk)
        time.sleep(0.3)
        return found

    monkeypatch.setattr(registrations, "take", unguarded)
    assert pressed_at_once(on_postgresql).count("registered") > 1


@pytest.mark.services
def test_of_presses_at_one_instant_one_registers(on_postgresql):
    assert sorted(pressed_at_once(on_postgresql)) == ["changed_meanwhile"] * (AT_ONCE - 1) + ["registered"]
    assert Admission.objects.count() == 1
