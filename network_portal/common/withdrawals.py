"""What people took back for good, in a file of lines that only grows, outside the database and its backups.

A restored backup knows nothing of what was taken back after it was made; this file does, and so does the database
that is replaced. A line is written before the transaction commits (a crash loses no withdrawal) and a second one
after it. Where the second is missing, nobody knows whether the transaction came to be: the database says it at the
next backup or restore. Where there is no database left to ask, the withdrawal counts: somebody asked for it.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from network_portal.common import clock, registry

LONGER_THAN_ANY_VERB = timedelta(hours=1)


@dataclass
class Note:
    """`came` says whether the transaction came to be, None as long as nobody knows; `given` that it was given again."""

    line: str
    kind: str
    mark: str
    at: float
    given: bool
    came: bool | None = None


def note(kind: str, mark: str) -> None:
    """`mark` is taken back. Called within the transaction of the verb, as its last act; raises OSError."""
    _note(kind, mark, given=False)


def note_given_again(kind: str, mark: str) -> None:
    """What was taken back is given again (an organisation chooses anew to be seen): no restore takes it back."""
    _note(kind, mark, given=True)


def standing() -> dict[str, list[str]]:
    """The marks of each kind that are taken back as far as this file knows."""
    last: dict[tuple[str, str], bool] = {}
    for one in _notes():
        if one.came or (one.came is None and not one.given):
            last[one.kind, one.mark] = one.given
    found: dict[str, list[str]] = {}
    for (kind, mark), given in last.items():
        if not given:
            found.setdefault(kind, []).append(mark)
    return found


def settle(older_than: timedelta = LONGER_THAN_ANY_VERB) -> None:
    """Ask the present database about the transactions of which nobody knows whether they came to be."""
    before = (clock.now() - older_than).timestamp()
    doubtful = [one for one in _notes() if one.came is None and one.at <= before]
    taken_back: dict[str, set[str]] = {}
    for one in doubtful:
        if kind := registry.withdrawals.get(one.kind):
            known = taken_back.setdefault(one.kind, set(kind.marks()))
            _write({"of": one.line, "came": (one.mark in known) != one.given})


def _note(kind: str, mark: str, *, given: bool) -> None:
    line = secrets.token_hex(8)
    _write({"line": line, "kind": kind, "mark": mark, "at": clock.now().timestamp(), "given": given})
    came: Callable[[], None] = partial(_write, {"of": line, "came": True})
    transaction.on_commit(came, robust=True)


def _notes() -> Iterable[Note]:
    notes: dict[str, Note] = {}
    for values in _lines():
        if "of" not in values:
            notes[values["line"]] = Note(**values)
        elif values["of"] in notes and not notes[values["of"]].came:
            notes[values["of"]].came = values["came"]
    return notes.values()


def _lines() -> Iterator[dict[str, Any]]:
    """A line that is not whole is that of a process that died writing it, before anything was committed."""
    try:
        texts = _path().read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return
    for text in texts:
        try:
            values = json.loads(text)
        except ValueError:
            continue
        if isinstance(values, dict):
            yield values


def _write(values: dict[str, Any]) -> None:
    """On the disk when it returns."""
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        length = os.fstat(file).st_size
        torn = length and os.pread(file, 1, length - 1) != b"\n"
        os.write(file, (b"\n" if torn else b"") + json.dumps(values).encode() + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
    if not length:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _path() -> Path:
    return Path(settings.WITHDRAWALS_FILE)
