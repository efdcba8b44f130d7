"""By which door a verb was called: page, api, job or command. The audit keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PAGE, API, JOB, COMMAND, LINK = "page", "api", "job", "command", "link"
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
