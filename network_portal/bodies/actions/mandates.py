from django.db import transaction

from network_portal.audit.actions import record
from network_portal.bodies.models import Mandate
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError


@transaction.atomic
def end_mandate(*, by: Actor, mandate: Mandate, how: str) -> Mandate:
    """Before its term: from today on, or from its first day if that is still to come, the office is vacant."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("body").get(pk=mandate.pk)
    if mandate.ended_on is not None:
        raise DomainError("mandate_ended_already")
    mandate.ended_on, mandate.how_ended = max(mandate.starts_on, clock.today()), how
    mandate.save(update_fields=["ended_on", "how_ended"])
    record("bodies.end_mandate", by=by, target=mandate, changes={"how_ended": ["", how]})
    return mandate
