"""What Celery runs for the portal: each job of the calendar leaves a row that says when it ran, beat a sign of life."""

import logging
from collections.abc import Callable
from typing import Any

from celery import Task
from celery.beat import PersistentScheduler
from django.db import Error, connections

from network_portal.common import clock
from network_portal.notifications.actions.heartbeats import beat_heart
from network_portal.notifications.actions.jobs import note_begun, note_ended
from network_portal.notifications.queries.heartbeats import BEAT, SIGN_EVERY

logger = logging.getLogger(__name__)


class RecordedTask(Task):
    """A job is done whether or not it can be recorded."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.name not in {entry["task"] for entry in self.app.conf.beat_schedule.values()}:
            return super().__call__(*args, **kwargs)
        _try(note_begun, self.name)
        try:
            done = super().__call__(*args, **kwargs)
        except Exception as error:
            _try(note_ended, self.name, type(error).__name__)
            raise
        _try(note_ended, self.name)
        return done


class SpeakingScheduler(PersistentScheduler):
    """Beat, which says itself that it is alive: the worker's sign alone would not tell which of them is dead."""

    last_sign = None

    def tick(self, *args: Any, **kwargs: Any) -> float:
        now = clock.now()
        if self.last_sign is None or now - self.last_sign >= SIGN_EVERY:
            self.last_sign = now
            _try(beat_heart, BEAT)
            connections.close_all()  # beat may be a copy of another process and shares no line with it
        return min(super().tick(*args, **kwargs), SIGN_EVERY.total_seconds())


def _try(note: Callable[..., None], *values: str) -> None:
    try:
        note(*values)
    except Error as error:
        logger.warning("a job could not be recorded: %s", type(error).__name__)
