"""Telling the worker 'look now'. Losing that costs time, never a message: the row is in the database."""

import logging
import time

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 10.0
_resting_until = 0.0


def look_now(task_name: str) -> None:
    """After commit, ask the worker to run `task_name`; a broker that fails is not asked again for a while."""
    transaction.on_commit(lambda: _send(task_name))


def _send(task_name: str) -> None:
    global _resting_until
    if time.monotonic() < _resting_until:
        return
    try:
        current_app.send_task(task_name, retry=False)
    except Exception:  # any broker, any failure: the beat will look anyway
        _resting_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("the job queue did not answer; jobs wait for the next beat")
