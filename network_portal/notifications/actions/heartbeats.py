from network_portal.common import clock
from network_portal.notifications.models import Heartbeat
from network_portal.notifications.queries.heartbeats import WORKER


def beat_heart(name: str = WORKER) -> None:
    Heartbeat.objects.update_or_create(name=name, defaults={"at": clock.now()})
