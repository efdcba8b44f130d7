from network_portal.notifications.models.deliveries import DeliveryEvent
from network_portal.notifications.models.heartbeats import Heartbeat
from network_portal.notifications.models.jobs import JobRun
from network_portal.notifications.models.messages import Message
from network_portal.notifications.models.preferences import MutedCategory
from network_portal.notifications.models.sending_domain import DomainFinding

__all__ = ["DeliveryEvent", "DomainFinding", "Heartbeat", "JobRun", "Message", "MutedCategory"]
