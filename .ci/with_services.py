"""Runs a command with a PostgreSQL and a Redis of its own: `python .ci/with_services.py COMMAND ...`.

Both start on free ports below a temporary folder and are gone afterwards. Where TEST_DATABASE_URL or
TEST_REDIS_URL is given, that service is used instead (the Redis databases 1 to 15 are emptied). The
command finds them in DATABASE_URL and REDIS_URL.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

START_WITHIN_SECONDS = 30
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def main(command: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as services:
        database = os.environ.get("TEST_DATABASE_URL") or services.enter_context(postgresql())
        redis = os.environ.get("TEST_REDIS_URL") or services.enter_context(redis_server())
        environment = os.environ | {"DATABASE_URL": database, "REDIS_URL": redis}
        return subprocess.run(command, env=environment, check=False).returncode


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    programs = folder_of("initdb", "postgresql", sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))
    with tempfile.TemporaryDirectory(prefix="portal-postgresql-", ignore_cleanup_errors=True) as folder:
        data, port, runner = Path(folder, "data"), free_port(), as_other_than_root(folder)
        run(
            [
                *runner,
                f"{programs}/initdb",
                "-D",
                data,
                "-U",
                "portal",
                "--auth=trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ]
        )
        options = [f"-c{setting}" for setting in (*QUICK, f"port={port}", f"unix_socket_directories={folder}")]
        server = start([*runner, f"{programs}/postgres", "-D", data, "-clisten_addresses=127.0.0.1", *options], folder)
        try:
            wait_for(port, server, "PostgreSQL")
            yield f"postgres://portal@127.0.0.1:{port}/postgres"
        finally:
            end(server, signal.SIGINT)


@contextlib.contextmanager
def redis_server() -> Iterator[str]:
    program = Path(folder_of("redis-server", "redis-server", []), "redis-server")
    with tempfile.TemporaryDirectory(prefix="portal-redis-", ignore_cleanup_errors=True) as folder:
        port = free_port()
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder]
        server = start([program, *options], folder)
        try:
            wait_for(port, server, "Redis")
            yield f"redis://127.0.0.1:{port}"
        finally:
            end(server, signal.SIGTERM)


def folder_of(program: str, package: str, folders: Sequence[Path]) -> Path:
    for folder in folders:
        if (folder / program).exists():
            return folder
    if found := shutil.which(program):
        return Path(found).parent
    sys.exit(f"{program} is missing: install the Debian package '{package}' (sudo apt install {package}).")


def as_other_than_root(folder: str) -> list[str]:
    """PostgreSQL refuses to run as root: as root it runs as the user postgres, to whom the folder is given."""
    if os.getuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(command: Sequence[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    if done.returncode:
        sys.exit(f"{command[-1]} failed:\n{done.stdout}{done.stderr}")


def start(command: Sequence[str | Path], folder: str) -> subprocess.Popen[bytes]:
    with Path(folder, "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd="/", start_new_session=True)


def wait_for(port: int, server: subprocess.Popen[bytes], name: str) -> None:
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    sys.exit(f"{name} did not start.")


def end(server: subprocess.Popen[bytes], number: signal.Signals) -> None:
    server.send_signal(number)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
