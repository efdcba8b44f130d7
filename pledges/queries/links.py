from typing import Any

from django.db.models import QuerySet

from pledges.models import Pledge


def links_of(field: str) -> QuerySet[Any]:
    """The rows that link pledges to their objectives, countries, partners …"""
    relation: Any = Pledge._meta.get_field(field)
    rows: QuerySet[Any] = relation.remote_field.through.objects.all()
    return rows
