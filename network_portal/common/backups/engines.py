"""The two databases that the portal runs on, each in its way."""

from types import ModuleType

from django.db import DatabaseError, connection

from network_portal.common.backups import postgresql, sqlite


def engine() -> ModuleType:
    return {"postgresql": postgresql, "sqlite": sqlite}[connection.vendor]


def holds_data() -> bool:
    """Whether there is a table, or a file that is none of a database any more."""
    connection.ensure_connection()
    try:
        return bool(connection.introspection.table_names())
    except DatabaseError:
        return True
