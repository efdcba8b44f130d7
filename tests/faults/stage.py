"""What a trial plays on: a PostgreSQL, a Redis and a mail server of its own, and the portal's processes."""

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2

from tests.faults.sink import taken_by

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("with_services", ROOT / ".ci" / "with_services.py")
assert _spec and _spec.loader
services = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(services)
TEMPLATE = "trial_template"
WORKER = ("-m", "celery", "-A", "tests.faults.worker", "--quiet", "worker", "--without-gossip", "--without-mingle")


@dataclass
class Player:
    """One process that can be killed and started again with the same words."""

    command: Sequence[str]
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self, number: int = signal.SIGKILL) -> None:
        """The process and all its children."""
        if self.process and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
            if number == signal.SIGKILL:
                self.process.wait(20)

    def restart(self) -> None:
        self.kill()
        self.start()


class Cluster:
    """A PostgreSQL that keeps what it said it kept, and that can be killed with everything it runs."""

    def __init__(self, folder: str) -> None:
        self.folder, self.port = Path(folder), free_port()
        self.address = f"postgres://portal@127.0.0.1:{self.port}/postgres"
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
        self.programs = services.folder_of("initdb", "postgresql", found)
        self.runner = services.as_other_than_root(folder)
        options = ["-U", "portal", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]
        services.run([*self.runner, f"{self.programs}/initdb", "-D", self.folder / "data", *options])

    def start(self) -> None:
        options = [f"-cport={self.port}", f"-cunix_socket_directories={self.folder}", "-clisten_addresses=127.0.0.1"]
        words = [*self.runner, f"{self.programs}/postgres", "-D", self.folder / "data", *options]
        self.process = services.start(words, str(self.folder))
        wait_until(lambda: is_up(self.address), 60, "PostgreSQL")

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)


@dataclass
class Stage:
    folder: Path
    cluster: Cluster
    database: str
    environment: dict[str, str]
    sink_port: int
    redis_port: int
    players: list[Player] = field(default_factory=list)

    @property
    def journal(self) -> Path:
        return self.folder / "journal"

    def player(self, name: str, *command: str, **environment: str) -> Player:
        made = Player(command, self.environment | environment, self.folder / f"{name}.log")
        self.players.append(made)
        made.start()
        return made

    def python(self, name: str, *words: str, **environment: str) -> Player:
        return self.player(name, sys.executable, *words, **environment)

    def worker(self, number: int = 1, **environment: str) -> Player:
        words = ["--concurrency", "2", "--loglevel", "WARNING", "--hostname", f"w{number}@trial"]
        return self.python(f"worker{number}", *WORKER, *words, **environment)

    def beat(self, number: int = 1, **environment: str) -> Player:
        words = ["--schedule", str(self.folder / f"beat{number}"), "--loglevel", "WARNING"]
        app = ("-m", "celery", "-A", "tests.faults.worker", "--quiet", "beat")
        return self.python(f"beat{number}", *app, *words, "--pidfile=", **environment)

    def web(self, **environment: str) -> str:
        port = free_port()
        where = ["-b", f"127.0.0.1:{port}", "-w", "2", "--threads", "4", "--log-level", "error"]
        self.python("web", "-m", "gunicorn", "tests.faults.web:application", *where, **environment)
        wait_until(lambda: answers(port), 60, "the web server")
        return f"http://127.0.0.1:{port}"

    def redis(self) -> Player:
        """Without a file: whoever kills it wipes it."""
        words = ["--port", str(self.redis_port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        made = self.player("redis", shutil.which("redis-server") or "redis-server", *words, "--dir", str(self.folder))
        wait_until(lambda: answers(self.redis_port), 20, "Redis")
        return made

    def sink(self, **shares: float) -> Player:
        words = [f"{name}={share}" for name, share in shares.items()]
        made = self.python("sink", "-m", "tests.faults.sink", str(self.sink_port), str(self.journal), *words)
        wait_until(lambda: answers(self.sink_port), 20, "the mail server")
        return made

    def run(self, *words: str, **environment: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environment | environment, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        with contextlib.closing(psycopg2.connect(self.database)) as line, line.cursor() as cursor:
            cursor.execute(question, values)
            return cursor.fetchall()

    def states(self) -> dict[str, int]:
        return dict(self.ask("SELECT state, count(*) FROM notifications_message GROUP BY state"))

    def waiting(self) -> int:
        return sum(many for state, many in self.states().items() if state not in ("sent", "failed"))

    def tally(self) -> dict[str, int]:
        """Messages and what became of them: `lost` (neither taken nor shown as failed), `twice`, `uncertain`."""
        taken = taken_by(self.journal)
        rows = self.ask("SELECT message_id, state FROM notifications_message")
        return {
            "messages": len(rows),
            "lost": sum(state != "failed" and taken[name] == 0 for name, state in rows),
            "twice": sum(many - 1 for many in taken.values() if many > 1),
            "uncertain": sum(state in ("uncertain", "sending") for _name, state in rows),
            "failed": sum(state == "failed" for _name, state in rows),
            "failed and taken": sum(state == "failed" and taken[name] > 0 for name, state in rows),
        }


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """With one migrated database, of which each trial takes a copy."""
    with tempfile.TemporaryDirectory(prefix="portal-faults-", ignore_cleanup_errors=True) as folder:
        made = Cluster(folder)
        made.start()
        try:
            with stage(made) as first:
                first.run("manage.py", "migrate", "-v0", REDIS_URL="")
                first.run("manage.py", "createcachetable", "cache_entries")
                name = first.database.rsplit("/", 1)[1]
                command(made.address, f"CREATE DATABASE {TEMPLATE} TEMPLATE {name}")
            yield made
        finally:
            made.kill()


@contextlib.contextmanager
def stage(server: Cluster, template: str = "") -> Iterator[Stage]:
    """A database of its own on the server, copied from `template`; every process is gone afterwards."""
    name = f"trial_{os.getpid()}_{time.monotonic_ns()}"
    database = server.address.rsplit("/", 1)[0] + f"/{name}"
    command(server.address, f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
    with tempfile.TemporaryDirectory(prefix="portal-faults-", ignore_cleanup_errors=True) as folder:
        sink, redis = free_port(), free_port()
        made = Stage(Path(folder), server, database, environment_of(database, sink, redis, folder), sink, redis)
        try:
            yield made
        finally:
            for player in reversed(made.players):
                player.kill(signal.SIGCONT)
                player.kill()


def environment_of(database: str, sink: int, redis: int, folder: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "DATABASE_URL": database,
        "REDIS_URL": f"redis://127.0.0.1:{redis}",
        "EMAIL_URL": f"smtp://127.0.0.1:{sink}",
        "VAR_DIR": folder,
        "FAULTS_JOURNAL": f"{folder}/journal",
        "LOG_LEVEL": "ERROR",
    }


def is_up(server: str) -> bool:
    try:
        psycopg2.connect(server, connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    return True


def command(server: str, words: str) -> None:
    wait_until(lambda: is_up(server), 30, "PostgreSQL")
    with contextlib.closing(psycopg2.connect(server)) as line:
        line.autocommit = True
        line.cursor().execute(words)


def wait_until(holds: Callable[[], object], seconds: float, what: str) -> float:
    """How long it took; raises TimeoutError."""
    begun = time.monotonic()
    while not holds():
        if time.monotonic() - begun > seconds:
            raise TimeoutError(what)
        time.sleep(0.05)
    return time.monotonic() - begun


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    return int(services.free_port())
