from django.db.models import QuerySet

from network_portal.notifications.models import DeliveryEvent, Message


def words_of_provider(message: Message) -> QuerySet[DeliveryEvent]:
    """All that was told, the oldest first."""
    return DeliveryEvent.objects.filter(message=message).order_by("at", "pk")


def words_that_count(message: Message) -> QuerySet[DeliveryEvent]:
    """Those of the last copy: what came before somebody had the message sent again speaks of another."""
    told = words_of_provider(message)
    return told.filter(at__gte=message.released_at) if message.released_at else told
