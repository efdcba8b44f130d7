"""A question to the database that is put into SQL once: of a list, that costs Django more than the answer does."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.db.models.query import ValuesListIterable

MOST_QUESTIONS = 1000
Row = tuple[Any, ...]


def compiled(question: Callable[..., Any]) -> Callable[..., list[Row]]:
    """Asks each time what `question` (a `values_list` of hashable arguments, by position) says; keeps the SQL alone.

    The rows are as the driver gives them: take days and JSON `as_text`, which every database writes alike. Where a
    model is translated the question starts with `rewrite(False)`.
    """

    @lru_cache(maxsize=MOST_QUESTIONS)
    def in_sql(vendor: str, arguments: Any) -> tuple[str, Any]:
        rows = question(*arguments)
        if rows._iterable_class is not ValuesListIterable:
            raise TypeError("Only the columns of a plain values_list stand in their order.")
        try:
            sql, parameters = rows.query.sql_with_params()
        except EmptyResultSet:
            return "", ()
        return sql, parameters

    @wraps(question)
    def ask(*args: Any) -> list[Row]:
        sql, parameters = in_sql(connection.vendor, args)
        if not sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()

    return ask


def as_text(value: str | Combinable) -> Cast:
    return Cast(F(value) if isinstance(value, str) else value, TextField())
