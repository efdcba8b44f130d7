"""Telling the worker 'look now'. Losing that costs time, never a message: the row is in the database.

What is handed over has no row: losing it must cost no more than that somebody asks again.
"""

import logging
import time
from functools import partial

from celery import current_app
from django.db import connection, transaction

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 10.0
# A line of its own, closed at once: the one that a worker reads from waits for seconds, and so would a request.
AT_ONCE = {"socket_timeout": 0.05, "socket_connect_timeout": 0.05, "max_retries": 0, "interval_start": 0}
_resting_until = 0.0


def look_now(task_name: str) -> None:
    """After commit, ask the worker once to run `task_name`, however often one transaction says it.

    A broker that fails is not asked again for a while.
    """
    waiting = [entry[1] for entry in connection.run_on_commit]
    if any(isinstance(call, partial) and call.args == (task_name,) for call in waiting):
        return
    transaction.on_commit(partial(_send, task_name))


def hand_over(task_name: str, *args: str | int) -> None:
    """At once, to the worker: what a request must not do itself, because its time would tell."""
    _send(task_name, *args)


def _send(task_name: str, *args: str | int) -> None:
    global _resting_until
    if time.monotonic() < _resting_until:
        return
    try:
        with current_app.connection_for_write(transport_options=AT_ONCE) as line:
            current_app.send_task(task_name, args=args, connection=line, retry=False)
    except Exception:  # any broker, any failure: the beat will look anyway
        _resting_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("the job queue did not answer; jobs wait for the next beat")
