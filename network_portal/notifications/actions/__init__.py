from network_portal.notifications.actions.delivery import deliver_waiting, forget_old_bodies
from network_portal.notifications.actions.heartbeats import beat_heart
from network_portal.notifications.actions.messages import queue_message, release_message
from network_portal.notifications.actions.sending_domain import check_domain_that_sends

__all__ = [
    "beat_heart",
    "check_domain_that_sends",
    "deliver_waiting",
    "forget_old_bodies",
    "queue_message",
    "release_message",
]
