"""PostgreSQL: copied by pg_dump, restored beside the present tables, exchanged in one transaction."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import CommandError
from django.db import OperationalError, connection, transaction

from network_portal.common.backups.archive import refused
from network_portal.common.backups.tables import LEFT_OUT

COMPRESSED = False  # pg_dump did it
PROGRAMS = ("pg_dump", "pg_restore", "psql")
LIVE, BESIDE, ASIDE = "public", "portal_restoring", "portal_aside"
BEFORE = f"""
CREATE SCHEMA IF NOT EXISTS {LIVE};
DROP SCHEMA IF EXISTS {BESIDE} CASCADE;
ALTER SCHEMA {LIVE} RENAME TO {ASIDE};
CREATE SCHEMA {LIVE};
"""
AFTER = f"""
ALTER SCHEMA {LIVE} RENAME TO {BESIDE};
ALTER SCHEMA {ASIDE} RENAME TO {LIVE};
"""
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


def check_tools() -> None:
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        raise CommandError(
            f"{', '.join(missing)} is missing. Install the Debian package 'postgresql-client' (sudo apt install "
            "postgresql-client), of the server's version or newer. Nothing was changed."
        )


def copy_to(file: Path) -> None:
    left_out = [f"--exclude-table-data={LIVE}.{table}" for table in LEFT_OUT]
    words = ["--format=custom", "--no-owner", "--no-privileges", f"--schema={LIVE}", *left_out, f"--file={file}"]
    _run("pg_dump", words)


def refuse_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        [others] = cursor.fetchone()
    if others:
        raise refused(f"{others} other connections use the database. Stop the web server and the workers first.")


@contextmanager
def staged(file: Path) -> Iterator[Callable[[], None]]:
    """Within the block the portal's connection sees the restored tables, in a schema of their own beside the present
    ones; the function puts them in their place."""
    _load(file)
    options = connection.settings_dict["OPTIONS"]
    before = dict(options)
    connection.close()
    options["options"] = f"{options.get('options', '')} -c search_path={BESIDE}".strip()

    def exchange() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '10s'")
                cursor.execute(f"DROP SCHEMA {LIVE} CASCADE")
                refuse_others()
                cursor.execute(f"ALTER SCHEMA {BESIDE} RENAME TO {LIVE}")
                cursor.execute(f"GRANT USAGE ON SCHEMA {LIVE} TO PUBLIC")
        except OperationalError as error:
            raise refused(f"The database could not be exchanged: {error}.") from error

    try:
        yield exchange
    finally:
        connection.close()
        options.clear()
        options.update(before)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {BESIDE} CASCADE")


def _load(file: Path) -> None:
    """All in one transaction: the present tables step aside, and are back in their place when it ends."""
    scripts = [file.with_name("before.sql"), file.with_name("after.sql")]
    for script, steps in zip(scripts, (BEFORE, AFTER), strict=True):
        script.write_text(steps)
    plain = ["pg_restore", "--no-owner", "--no-privileges", f"--schema={LIVE}", "--file=-", str(file)]
    with subprocess.Popen(plain, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        words = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        _run("psql", [*words, "-f", str(scripts[0]), "-f", "-", "-f", str(scripts[1])], stdin=reading.stdout)
        assert reading.stderr
        told = reading.stderr.read().decode(errors="replace")
    if reading.returncode:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {BESIDE} CASCADE")
        raise refused(f"pg_restore failed: {told.strip()}")


def _run(program: str, words: list[str], stdin: object = None) -> None:
    """With the portal's own address, user and password, which stand in no list of processes."""
    asked, environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    done = subprocess.run(
        [program, *words, *asked[1:]],
        env={**os.environ, **(environment or {})},
        stdin=stdin,  # type: ignore[call-overload]
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise refused(f"{program} failed: {done.stderr.strip()[-500:]}")
