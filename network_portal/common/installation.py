"""Setting the portal up: once in full, and in no time when nothing has changed since."""

import fcntl
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from network_portal.common import registry

WATCHED = ("network_portal", "workplan", "mechanism", "pledges", "fixtures", "static", "requirements.txt")
WATCHED_SUFFIXES = {".py", ".po", ".csv", ".json", ".css", ".js", ".svg", ".txt", ".xlsx", ".png"}
STATIC_LEFT_OUT = ["rest_framework", "redoc"]  # pages that are not offered, and heavy to compress


def set_up_if_changed(say: Any) -> None:
    """For a quick start: nothing is done while code, fixtures and database are those of the last set-up."""
    stamp = _kept("set-up")
    if _is_fresh() or not stamp.exists() or stamp.read_text() != _state():
        set_up(say)


def set_up(say: Any) -> None:
    """Bring database, catalogues, static files and reference data up to date. Safe to repeat.

    The examples are loaded once, into a database that was empty: removing them stays removed.
    """
    state = _state()
    if _is_fresh() and settings.EXAMPLES_ALLOWED:
        _kept("examples-wanted").touch()
    _steps(say)
    _kept("set-up").write_text(state)


def forget_set_up() -> None:
    """The database is another: the next start brings it up to date with the code and its fixtures."""
    _kept("set-up").unlink(missing_ok=True)


def _is_fresh() -> bool:
    return not MigrationRecorder(connection).has_table()


def _steps(say: Any) -> None:
    say("Preparing the database ...")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    say("Preparing languages and static files ...")
    call_command("compile_catalogues", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=STATIC_LEFT_OUT)
    say("Loading reference data ...")
    _load(is_example=False)
    if _kept("examples-wanted").exists():
        say("Loading the EXAMPLE demonstration ...")
        _load(is_example=True)
        _kept("examples-wanted").unlink()


def _load(*, is_example: bool) -> None:
    for loader in sorted(registry.loaders.values(), key=lambda loader: loader.place):
        if loader.is_example == is_example:
            call_command(loader.command, verbosity=0, stdout=StringIO())


def start_afresh() -> None:
    """Empty VAR_DIR. Refused in production, for a database kept elsewhere, and while the portal runs."""
    database = settings.DATABASES["default"]
    if settings.PRODUCTION or not str(database["NAME"]).startswith(f"{settings.VAR_DIR}/"):
        raise CommandError("Only the embedded database of a demonstration is emptied; nothing was changed.")
    with only_one_portal():
        connection.close()
        for path in Path(settings.VAR_DIR).iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path != _lock_path():
                path.unlink()
    for option in ("data_folder_in", "control_folder"):
        if folder := settings.CELERY_BROKER_TRANSPORT_OPTIONS.get(option):
            Path(folder).mkdir(parents=True, exist_ok=True)


@contextmanager
def only_one_portal() -> Iterator[None]:
    """Held while the portal runs on this VAR_DIR: two beats on one broker would do everything twice."""
    with _lock_path().open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(
                f"The portal is running already on {settings.VAR_DIR}. Stop it first, or set VAR_DIR."
            ) from None
        yield


def _state() -> str:
    """A digest of what set-up depends on: the watched files' names, sizes and times, and which database."""
    digest = hashlib.sha256(repr([settings.DATABASES["default"], settings.PRODUCTION]).encode())
    for path in _watched_files():
        about = path.stat()
        digest.update(f"{path}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _watched_files() -> Iterable[Path]:
    for name in WATCHED:
        top = Path(settings.BASE_DIR) / name
        files = [top] if top.is_file() else sorted(top.rglob("*"))
        yield from (path for path in files if path.suffix in WATCHED_SUFFIXES and path.is_file())


def _kept(name: str) -> Path:
    return Path(settings.VAR_DIR) / name


def _lock_path() -> Path:
    return Path(settings.VAR_DIR) / "running.lock"
