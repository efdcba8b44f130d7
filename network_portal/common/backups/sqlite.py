"""The embedded database: copied while in use, exchanged as one file."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from network_portal.common.backups.archive import refused
from network_portal.common.backups.tables import LEFT_OUT

COMPRESSED = True


def check_tools() -> None:
    if connection.is_in_memory_db():  # type: ignore[attr-defined]
        raise refused("A database in memory has no file.")


def copy_to(file: Path) -> None:
    """As it is at one instant; what is left out leaves no trace in free pages either."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in sorted(there.intersection(LEFT_OUT)):
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608 (a name of our own)
        copy.commit()
        copy.execute("VACUUM")


def refuse_others() -> None:
    """Whoever has it open while its file is exchanged would write into nothing."""
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    if path.exists():
        _calm(path)


@contextmanager
def staged(file: Path) -> Iterator[Callable[[], None]]:
    """Within the block the portal's connection is that of the copy, which the function puts in the place of the
    database."""
    live = Path(connection.settings_dict["NAME"])
    copy = live.with_name(f"{live.name}.restoring")
    for left in _files(copy):
        left.unlink(missing_ok=True)
    live.parent.mkdir(parents=True, exist_ok=True)
    os.replace(file, copy)
    connection.close()
    connection.settings_dict["NAME"] = str(copy)

    def exchange() -> None:
        connection.close()
        _calm(copy)
        if live.exists():
            _calm(live)
        with copy.open("rb+") as whole:
            os.fsync(whole.fileno())
        os.replace(copy, live)
        folder = os.open(live.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    try:
        yield exchange
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(live)
        for left in _files(copy):
            left.unlink(missing_ok=True)


def _calm(path: Path) -> None:
    """One file without a journal beside it, so that no line of the old is read into the new one."""
    try:
        with closing(sqlite3.connect(path, timeout=5)) as line:
            line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            [mode] = line.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError:
        mode = "wal"
    except sqlite3.DatabaseError:  # it is no database any more: a reason to restore one
        mode = "delete"
        for journal in _files(path)[1:]:
            journal.unlink(missing_ok=True)
    if mode != "delete":
        raise refused("Somebody else has the database open. Stop the portal first.")


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))]
