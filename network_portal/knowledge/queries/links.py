from typing import Any

from django.db.models import QuerySet

from network_portal.knowledge.models import Practice


def links_of(field: str) -> QuerySet[Any]:
    """The rows that link practices to their objectives, countries, implementers …"""
    relation: Any = Practice._meta.get_field(field)
    rows: QuerySet[Any] = relation.remote_field.through.objects.all()
    return rows
