"""A portal of its own, on disk: a real file of SQLite or a real database of PostgreSQL, a real folder of uploads."""

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from django.db import connections

from network_portal.common.backups.tables import LEFT_OUT


@pytest.fixture
def portal(transactional_db, settings, tmp_path):
    """The connection in place of the test's own; its tables are migrated and empty, and it is gone afterwards."""
    settings.MEDIA_ROOT, settings.WITHDRAWALS_FILE = tmp_path / "media", tmp_path / "kept" / "withdrawals.jsonl"
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT.mkdir()
    usual = connections["default"]
    connections["default"] = made = copy_of(usual, tmp_path)
    try:
        yield made
    finally:
        made.close()
        connections["default"] = usual
        if usual.vendor == "postgresql":
            command(usual, f'DROP DATABASE "{made.settings_dict["NAME"]}" WITH (FORCE)')


def copy_of(usual, folder: Path):
    """The migrated database of the tests, at another place."""
    values = dict(usual.settings_dict, OPTIONS=dict(usual.settings_dict["OPTIONS"]), CONN_MAX_AGE=None)
    if usual.vendor == "sqlite":
        values["NAME"] = str(folder / "portal.sqlite3")
        made = type(usual)(values, "default")
        usual.ensure_connection()
        made.ensure_connection()
        usual.connection.backup(made.connection)
        return made
    usual.close()
    values["NAME"] = f"backups_{uuid4().hex[:12]}"
    command(usual, f'CREATE DATABASE "{values["NAME"]}" TEMPLATE "{usual.settings_dict["NAME"]}"')
    return type(usual)(values, "default")


def command(usual, words: str) -> None:
    asked = usual.settings_dict
    where = {"host": asked["HOST"], "port": asked["PORT"] or None, "user": asked["USER"], "password": asked["PASSWORD"]}
    with closing(psycopg2.connect(dbname="postgres", **where)) as line:
        line.autocommit = True
        line.cursor().execute(words)


@pytest.fixture
def rows(portal):
    """Every row of every table that a backup holds, in no order of theirs."""

    def read() -> dict[str, list[tuple]]:
        found = {}
        with connections["default"].cursor() as cursor:
            for table in connections["default"].introspection.table_names(cursor):
                if table not in LEFT_OUT:
                    cursor.execute(f'SELECT * FROM "{table}"')
                    found[table] = sorted(cursor.fetchall(), key=repr)
        return found

    return read


@pytest.fixture
def uploads(settings):
    return lambda: {
        path.relative_to(settings.MEDIA_ROOT).as_posix(): path.read_bytes()
        for path in settings.MEDIA_ROOT.rglob("*")
        if path.is_file()
    }
