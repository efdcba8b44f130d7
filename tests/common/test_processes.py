"""Real processes, short ones: what the embedded portal relies on."""

import signal
import sys
import time

from network_portal.common import processes
from network_portal.common.processes import Child, Household

STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]
DIES = [sys.executable, "-c", "raise SystemExit(3)"]


def household(*children):
    said = []
    made = Household(children, said.append)
    made.children[0].start()
    return made, said


def test_a_child_that_does_not_stay_alive_ends_all(monkeypatch):
    monkeypatch.setattr(processes, "LOOK_EVERY_SECONDS", 0.01)
    web, worker = Child("web server", STAYS), Child("worker", DIES)
    made, said = household(web, worker)
    assert made.watch() == 1
    assert web.has_died()
    assert "The worker does not stay alive" in said[-1]
    assert said[0] == "The worker ended; starting it again."


def test_a_child_that_dies_is_started_again_and_all_end_together(monkeypatch):
    monkeypatch.setattr(processes, "LOOK_EVERY_SECONDS", 0.01)
    web = Child("web server", STAYS)
    made, said = household(web)
    first = web.process.pid
    web.signal(signal.SIGKILL)
    monkeypatch.setattr(time, "sleep", lambda seconds: setattr(made, "ending", web.process.pid != first))
    assert made.watch() == 0
    assert said == ["The web server ended; starting it again."]
    assert web.process.pid != first
    assert web.has_died()
