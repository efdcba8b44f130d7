from django.db.models import Prefetch, QuerySet

from network_portal.bodies.models import Body
from network_portal.taxonomy.models import Objective


def all_bodies() -> QuerySet[Body]:
    """That a body exists, what it is for and whose words its name is are public; who sits in it is another question."""
    by_number = Objective.objects.order_by("number")
    return (
        Body.objects.order_by("id")
        .select_related("parent")
        .prefetch_related(Prefetch("objectives", by_number), Prefetch("prioritised", by_number))
    )
