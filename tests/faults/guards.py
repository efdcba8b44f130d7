"""The controls: each takes one guard away, so that a trial shows the fault that the guard prevents.

FAULTS_WITHOUT names the guards that this process does without, separated by commas.
"""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.cache.backends.redis import RedisCache
from django.db import transaction

from network_portal.common import caches, jobs
from network_portal.notifications.actions import delivery, settling
from network_portal.notifications.models import Message
from network_portal.notifications.rules import delivery as rules

SECONDS = (1, 1, 2, 2, 3)


def prepare() -> None:
    """In place of minutes the outbox pauses for seconds; then the guards that this trial does without go."""
    put(rules, "PAUSES", tuple(timedelta(seconds=seconds) for seconds in SECONDS))
    put(delivery, "SERVER_PAUSE", timedelta(seconds=1))
    for name in filter(None, os.environ.get("FAULTS_WITHOUT", "").split(",")):
        GUARDS[name]()


def put(place: Any, name: str, stand_in: Any) -> None:
    """Raises AttributeError where the guard went elsewhere: a control that takes nothing away proves nothing."""
    getattr(place, name)
    setattr(place, name, stand_in)


def without_claims() -> None:
    """Two senders take the same message."""
    put(delivery, "_lease", lambda message, moment: True)
    put(delivery, "_begin", _begin_whoever_has_it)


def _begin_whoever_has_it(message: Message) -> bool:
    until = delivery.clock.now() + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    return bool(Message.objects.filter(pk=message.pk).update(state=Message.SENDING, leased_until=until))


def without_doubt() -> None:
    """What was being sent when its sender died is sent again, without asking."""

    def blindly() -> None:
        lost = Message.objects.filter(state__in=(Message.SENDING, Message.UNCERTAIN))
        lost.exclude(leased_until__gt=delivery.clock.now()).update(state=Message.QUEUED, leased_until=None)

    put(delivery, "settle_lost_messages", blindly)
    put(settling, "settle_lost_messages", blindly)


def without_outbox() -> None:
    """Only the queue carries what must happen: no calendar looks for rows, and a batch calls no next one."""
    put(delivery, "look_now", lambda task: None)
    put(delivery, "BATCH", 10)
    current_app.conf.beat_schedule = {}


def without_timeouts() -> None:
    """Cache and queue are waited for as long as they like."""

    def waits(self: Any, method: str, default: Any, *args: Any, **kwargs: Any) -> Any:
        return getattr(RedisCache, method)(self, *args, **kwargs)

    put(caches.GuardedRedisCache, "_guarded", waits)
    for cache in settings.CACHES.values():
        if "OPTIONS" in cache:
            cache["OPTIONS"] = {}
    put(jobs, "PAUSE_SECONDS", 0.0)


def without_transactions() -> None:
    """Each row is written by itself, and something may come between two of them."""
    put(transaction.Atomic, "__enter__", _pause)
    put(transaction.Atomic, "__exit__", _pause)


def _pause(*args: Any) -> None:
    time.sleep(0.1)


GUARDS: dict[str, Callable[[], None]] = {
    "claims": without_claims,
    "doubt": without_doubt,
    "outbox": without_outbox,
    "timeouts": without_timeouts,
    "transactions": without_transactions,
}
