from datetime import datetime, timedelta

from network_portal.notifications.models import Heartbeat

WORKER = "worker"
SILENCE = timedelta(minutes=3)


def worker_is_alive(now: datetime) -> bool:
    """Beat asks and the worker answers, so that one heartbeat proves both."""
    return Heartbeat.objects.filter(name=WORKER, at__gt=now - SILENCE).exists()


def worker_is_starting(now: datetime, started_at: datetime) -> bool:
    """Before its first beat is due: a silence that says nothing yet."""
    return now - started_at < SILENCE and not worker_is_alive(now)
