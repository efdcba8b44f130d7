"""By which door a verb was called: page, api, job, command or link (the page of a mailed link). The audit keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest

PAGE, API, JOB, COMMAND, LINK = "page", "api", "job", "command", "link"
MAILED = "is_mailed_link"
_door: ContextVar[str] = ContextVar("door", default=COMMAND)


def current_door() -> str:
    return _door.get()


@contextmanager
def through(door: str) -> Iterator[None]:
    token = _door.set(door)
    try:
        yield
    finally:
        _door.reset(token)


def is_mailed(request: HttpRequest) -> bool:
    """Whether the address asked for is that of a mailed link: its view carries the mark."""
    return request.resolver_match is not None and getattr(request.resolver_match.func, MAILED, False)
