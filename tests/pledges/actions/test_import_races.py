"""Two workers, two people, and a worker that is really killed; each race is shown first with the guard off."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest
from django.conf import settings
from django.db import connection

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR
from pledges.actions import import_files, import_work, imports
from pledges.actions.import_files import confirm_import, receive_file
from pledges.actions.import_work import LEASE, work_on_imports
from pledges.models import Pledge, PledgeImport
from tests.factories import actor_with, make_staff
from tests.pledges.importing import csv_of, make_registry

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
CONTENT = csv_of(*[[f"EXAMPLE {number}", "IOM", "es"] for number in range(20)])
KILLED_IN_THE_MIDDLE = """
import os, signal
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = os.environ["TEST_DATABASE"]
from pledges.actions import {module} as target
target.{name} = lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL)
from pledges.actions.import_work import work_on_imports
work_on_imports()
"""


@pytest.fixture
def actor(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    make_registry()
    return actor_with(CO_CHAIR, user=make_staff(CO_CHAIR))


def read(actor):
    found = receive_file(by=actor, name="pledges.csv", content=CONTENT, language="en")
    work_on_imports()
    found.refresh_from_db()
    return found


def at_once(*calls):
    def one(call):
        try:
            return call()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def confirmed_twice(actor):
    found = read(actor)
    call = lambda: confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)  # noqa: E731
    at_once(call, call)
    return Event.objects.filter(verb="pledges.confirm_import").count()


def test_without_the_lock_two_presses_confirm_twice(actor, monkeypatch):
    def unlocked(found):
        fresh = PledgeImport.objects.get(pk=found.pk)
        time.sleep(0.5)
        return fresh

    monkeypatch.setattr(import_files, "_locked", unlocked)
    assert confirmed_twice(actor) == 2


def test_of_two_presses_at_once_one_confirms(actor):
    assert confirmed_twice(actor) == 1


def same_file_written_twice(actor, monkeypatch):
    """Two uploads of one file, confirmed and taken up by two workers at one moment."""
    for found in (read(actor), read(actor)):
        confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)
    previewed = imports.preview_import

    def slow(*args):
        preview = previewed(*args)
        time.sleep(0.7)
        return preview

    monkeypatch.setattr(imports, "preview_import", slow)
    at_once(work_on_imports, work_on_imports)
    return Pledge.objects.count(), sorted(PledgeImport.objects.values_list("state", flat=True))


def test_without_the_guard_one_file_is_written_twice(actor, monkeypatch):
    monkeypatch.setattr(imports, "hold_imports", nullcontext)
    assert same_file_written_twice(actor, monkeypatch) == (40, ["applied", "applied"])


def test_of_two_imports_at_once_the_second_is_seen_anew(actor, monkeypatch):
    assert same_file_written_twice(actor, monkeypatch) == (20, ["applied", "checked"])


def test_two_workers_never_take_up_one_file(actor, monkeypatch):
    found, taken, work = read(actor), [], import_work._work
    confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)

    def counted(one):
        taken.append(one.pk)
        time.sleep(0.3)
        work(one)

    monkeypatch.setattr(import_work, "_work", counted)
    assert sorted(at_once(work_on_imports, work_on_imports)) == [0, 1]
    assert taken == [found.pk]


@pytest.mark.parametrize(
    "module, name", [("imports", "change_pledges"), ("imports", "match_pledges"), ("import_work", "end_import")]
)
def test_a_worker_killed_in_the_middle_leaves_nothing_half_written(actor, module, name):
    found = read(actor)
    confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
    }
    script = KILLED_IN_THE_MIDDLE.format(module=module, name=name)
    ended = subprocess.run([sys.executable, "-c", script], env=environment, cwd=settings.BASE_DIR, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert not Pledge.objects.exists()
    assert work_on_imports() == 0, "the lease of the dead still stands"
    with clock.stopped_at(clock.now() + LEASE):
        assert work_on_imports() == 1
    found.refresh_from_db()
    assert (found.state, Pledge.objects.count()) == ("applied", 20)
