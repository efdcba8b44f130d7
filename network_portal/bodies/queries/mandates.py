from django.db.models import Count

from network_portal.bodies.models import Mandate
from network_portal.common import clock


def offices_held(office: str) -> dict[int, int]:
    """How many hold it today in each body, by its id: that an office is filled is public, by whom is not yet."""
    held = Mandate.objects.in_office(clock.today()).filter(office=office).order_by()
    return dict(held.values_list("body").annotate(Count("pk")))
