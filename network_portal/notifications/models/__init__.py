from network_portal.notifications.models.deliveries import DeliveryEvent
from network_portal.notifications.models.heartbeats import Heartbeat
from network_portal.notifications.models.jobs import JobRun
from network_portal.notifications.models.messages import Message
from network_portal.notifications.models.preferences import MutedCategory

__all__ = ["DeliveryEvent", "Heartbeat", "JobRun", "Message", "MutedCategory"]
