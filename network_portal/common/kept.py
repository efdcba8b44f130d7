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
_kept: tuple[Hashable, dict[Hashable, Any], dict[Hashable, Any]] = (None, {}, {})


def kept_with_content(make: Callable[P, T]) -> Callable[P, T]:
    """`make` depends on nothing but its arguments (hashable, by position), public content, language and day.

    Everybody is given the same value: nobody changes it. Inside a transaction nothing is kept, because what is read
    there may never come to be. Of many values all are given up for new ones.
    """

    @wraps(make)
    def kept(*args: P.args, **kwargs: P.kwargs) -> T:
        if transaction.get_connection().in_atomic_block:
            return make(*args, **kwargs)
        values, key = _values()[0], (make, current_language(), args)
        value: T | None = values.get(key)
        if value is None:
            value = make(*args, **kwargs)
            if len(values) >= MOST_VALUES:
                values.clear()
            values[key] = value
        return value

    return kept


def kept_whole(make: Callable[P, T]) -> Callable[P, T]:
    """As `kept_with_content`, of what is the same in every language and called with few arguments: it is made once
    for all readers, and never given up for other values."""

    @wraps(make)
    def kept(*args: P.args, **kwargs: P.kwargs) -> T:
        if transaction.get_connection().in_atomic_block:
            return make(*args, **kwargs)
        wholes, key = _values()[1], (make, args)
        value: T | None = wholes.get(key)
        if value is None:
            value = wholes[key] = make(*args, **kwargs)
        return value

    return kept


def _values() -> tuple[dict[Hashable, Any], dict[Hashable, Any]]:
    """Those of the content of now, and the wholes; what was made of an earlier one goes at once."""
    global _kept
    content = ("".join(read() for read in registry.content_version.values()), clock.today())
    if _kept[0] != content:
        _kept = (content, {}, {})
    return _kept[1], _kept[2]
