"""What follows from the public content alone, made once in each process and kept until the content changes."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from network_portal.common import clock, registry
from network_portal.common.languages import current_language

MOST_VALUES = 300
P = ParamSpec("P")
T = TypeVar("T")
_kept: tuple[Hashable, dict[Hashable, Any]] = (None, {})


def kept_with_content(make: Callable[P, T]) -> Callable[P, T]:
    """`make` depends on nothing but its arguments (hashable, by position), public content, language and day.

    Everybody is given the same value: nobody changes it. Inside a transaction nothing is kept, because what is read
    there may never come to be.
    """

    @wraps(make)
    def kept(*args: P.args, **kwargs: P.kwargs) -> T:
        if transaction.get_connection().in_atomic_block:
            return make(*args, **kwargs)
        values, key = _values(), (make, current_language(), args)
        value: T | None = values.get(key)
        if value is None:
            value = make(*args, **kwargs)
            if len(values) >= MOST_VALUES:
                values.clear()
            values[key] = value
        return value

    return kept


def _values() -> dict[Hashable, Any]:
    """Those of the content of now; what was made of an earlier one goes at once."""
    global _kept
    content = ("".join(read() for read in registry.content_version.values()), clock.today())
    if _kept[0] != content:
        _kept = (content, {})
    return _kept[1]
