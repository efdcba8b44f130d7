from datetime import datetime, timedelta

from network_portal.notifications.models import Heartbeat

WORKER = "worker"
SILENCE = timedelta(minutes=3)


def worker_is_alive(now: datetime) -> bool:
    """Beat asks and the worker answers, so that one heartbeat proves both."""
    return Heartbeat.objects.filter(name=WORKER, at__gt=now - SILENCE).exists()
