from network_portal.notifications.queries.heartbeats import worker_is_alive
from network_portal.notifications.queries.outbox import kept_mails

__all__ = ["kept_mails", "worker_is_alive"]
