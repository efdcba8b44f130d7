"""Real processes, short ones: what the embedded portal relies on."""

import signal
import socket
import sys
import time
from urllib.request import Request, urlopen

from network_portal.common import processes
from network_portal.common.management.commands.run_portal import web_server
from network_portal.common.processes import Child, Household

STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]
DIES = [sys.executable, "-c", "raise SystemExit(3)"]
TELLS_ITS_SCHEME = """
def application(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.url_scheme"].encode()]
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer_of(asked):
    for _attempt in range(200):
        try:
            return urlopen(asked, timeout=2).read()
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nothing answers")


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


def test_the_web_server_believes_no_forwarded_header(tmp_path):
    """Anybody can send X-Forwarded-Proto; links and cookies must not follow it."""
    (tmp_path / "telling.py").write_text(TELLS_ITS_SCHEME)
    port = free_port()
    command = [*web_server("127.0.0.1", port).command[:-1], "--chdir", str(tmp_path), "telling"]
    web = Child("web server", command)
    web.start()
    try:
        asked = Request(f"http://127.0.0.1:{port}/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-Ssl": "on"})
        assert answer_of(asked) == b"http"
    finally:
        web.signal(signal.SIGKILL)
