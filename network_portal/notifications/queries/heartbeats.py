from datetime import datetime, timedelta

from network_portal.notifications.models import Heartbeat

WORKER, BEAT = "worker", "beat"
SIGN_EVERY = timedelta(seconds=30)
SILENCE = timedelta(minutes=3)


def worker_is_alive(now: datetime) -> bool:
    """It answers what beat asks: where beat is dead, nobody asks."""
    return _spoke(WORKER, now)


def beat_is_alive(now: datetime) -> bool:
    return _spoke(BEAT, now)


def _spoke(name: str, now: datetime) -> bool:
    return Heartbeat.objects.filter(name=name, at__gt=now - SILENCE).exists()
