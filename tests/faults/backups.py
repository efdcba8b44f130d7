"""Trials of backup and restore: killed at any instant, put into an empty database, after an erasure."""

import random
import shutil
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

from network_portal.common.backups.archive import MANIFEST
from tests.faults.stage import ROOT, Stage, command
from tests.faults.verdicts import Size, Verdict

MOST = 15 * 60
LEFT_OUT = ("django_session", "usersessions_usersession", "cache_entries")
TOUCHED_BY_ERASING = {"accounts_user", "account_emailaddress", "audit_event", "organisations_teammember"}
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
WRITTEN = ("notifications_message", "audit_event", "monitoring_mailedlink", "monitoring_notice", "search_change")
"""What the erasure touches beside the person: their mails, links and notices; and the search follows."""


def backup_and_restore(stage: Stage, size: Size) -> Verdict:
    """Killed at random, each leaves nothing that looks whole and nothing half done; then once to the end, into a
    database that is empty, and once more after somebody was erased."""
    stage.run("-m", "tests.faults.scene", str(size.notices))
    stage.redis()
    file = stage.folder / "yesterday.backup"
    before = rows_of(stage)
    looked_whole = _kill_backups(stage, file, size.kills)
    made = _timed(stage, "backup", str(file))
    wrong = _kill_restores(stage, file, size.kills, before)
    _empty(stage)
    restored = _timed(stage, "restore", str(file))
    differing = _differing(before, rows_of(stage))
    # What waited may have left since the backup: such mail is doubted, which is no difference of what was kept.
    differing -= {"notifications_message"} if _only_doubted(stage, size) else set()
    erased = _erase_one(stage)
    _timed(stage, "restore", str(file), "--replace")
    back = stage.ask("SELECT count(*) FROM accounts_user WHERE email = %s", erased)[0][0]
    others = _differing(before, rows_of(stage)) - TOUCHED_BY_ERASING - set(WRITTEN)
    measured = (
        f"backup {made:.0f} s, restore {restored:.0f} s, {file.stat().st_size / 1024**2:.1f} MB; differing: "
        f"{sorted(differing) or 0}; erased and back: {back}, else differing: {sorted(others) or 0}; of "
        f"{size.kills} kills each {looked_whole} backups that look whole, {wrong} restores half done"
    )
    good = not differing | others and not (back or looked_whole or wrong) and max(made, restored) <= MOST
    promise = "0 differences, ≤ 15 minutes; erased stays erased; 0 half done"
    return Verdict("backup and restore, killed on the way", promise, measured, good)


def rows_of(stage: Stage) -> dict[str, str]:
    """A checksum of the rows of each table that a backup holds, in no order of theirs."""
    tables = sorted({name for (name,) in stage.ask(TABLES)} - set(LEFT_OUT))
    return {
        name: sha256(repr(stage.ask(f'SELECT t::text FROM "{name}" t ORDER BY 1')).encode()).hexdigest()
        for name in tables
    }


def _differing(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _kill_backups(stage: Stage, file: Path, kills: int) -> int:
    """How many left a file under its name that is not whole; the first runs to its end, so that the kills fall all
    along it, and one that comes after the last step finds a whole file."""
    seconds = _timed(stage, "backup", str(file))
    file.unlink()
    left, dice = 0, random.Random(11)
    for number in range(kills):
        _killed(stage, "backup", seconds * (number + dice.random()) / kills, "backup", str(file))
        left += file.exists() and not _is_whole(file)
        file.unlink(missing_ok=True)
    return left


def _is_whole(file: Path) -> bool:
    """Every member can be read to its end, the manifest, which is written last, among them."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.testzip() is None and MANIFEST in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _kill_restores(stage: Stage, file: Path, kills: int, before: dict[str, str]) -> int:
    """How many left another database than the old or the new one, told by one row that was written since."""
    sign = (
        "INSERT INTO accounts_user (email, name, password, language, is_quiet, is_active, is_example, joined_at, key) "
    )
    sign += "VALUES ('since@example.org', '', '', 'en', false, true, true, now(), gen_random_uuid())"
    command(stage.database, sign)
    old = rows_of(stage)
    copy, wrong, dice = stage.folder / "old.backup", 0, random.Random(12)
    _timed(stage, "backup", str(copy))
    begun = time.monotonic()
    stage.run("manage.py", "restore", str(copy), "--replace")
    seconds = time.monotonic() - begun
    old = rows_of(stage)
    for number in range(kills):
        _killed(stage, "restore", seconds * (number + dice.random()) / kills, "restore", str(file), "--replace")
        now = rows_of(stage)
        wrong += bool(_differing(old, now)) and bool(_differing(before, now) - {"notifications_message"})
        if _differing(old, now):
            stage.run("manage.py", "restore", str(copy), "--replace")
            old = rows_of(stage)
    return wrong


def _killed(stage: Stage, name: str, after: float, *words: str) -> None:
    """The command and all that it started, at that instant. What it asked of the server ends before the next look."""
    player = stage.python(name, "manage.py", *words)
    time.sleep(after)
    player.kill()
    _wait_for_the_server(stage)


def _wait_for_the_server(stage: Stage) -> None:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    end = time.monotonic() + 60
    while stage.ask(asked)[0][0] and time.monotonic() < end:
        time.sleep(0.1)


def _timed(stage: Stage, *words: str) -> float:
    begun = time.monotonic()
    stage.run("manage.py", *words)
    return time.monotonic() - begun


def _empty(stage: Stage) -> None:
    """A new machine: nothing in the database, none of the files."""
    command(stage.database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    shutil.rmtree(stage.folder / "media", ignore_errors=True)


def _only_doubted(stage: Stage, size: Size) -> bool:
    return stage.states() == {"uncertain": size.notices}


def _erase_one(stage: Stage) -> str:
    """The address that is gone for good."""
    [[number, address]] = stage.ask(
        "SELECT id, email FROM accounts_user u "
        "WHERE EXISTS (SELECT 1 FROM notifications_message m WHERE m.person_id = u.id) ORDER BY id LIMIT 1"
    )
    words = (
        "import django; django.setup(); from network_portal.accounts.actions.people import erase_account; "
        "from network_portal.accounts.models import User; from network_portal.common.actors import Actor; "
        f"erase_account(by=Actor(user_id={number}), person=User.objects.get(pk={number}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=ROOT, env=stage.environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return str(address)
