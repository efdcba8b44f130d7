"""What bodies hold about one person, for 'my data' and for erasure: the offices that they hold or held."""

from typing import Any

from django.db import transaction

from network_portal.bodies.actions.mandates import end_mandate
from network_portal.bodies.models import Mandate
from network_portal.common import clock, registry
from network_portal.common.actors import SYSTEM
from network_portal.common.registry import PersonalData
from network_portal.organisations.queries.teams import with_told_addresses


def export(person_id: int) -> dict[str, Any]:
    held = Mandate.objects.filter(person=person_id).order_by("pk")
    days = ("starts_on", "ends_on", "ended_on", "how_ended")
    told = ("reason", "decided_on", "minutes", "is_remainder", "is_named", "gender")
    rows = held.values("body__slug", "office", "organisation__slug", *days, *told)
    return {"mandates": with_told_addresses(rows, person_id)}


@transaction.atomic
def erase(person_id: int) -> None:
    """An office that lasts ends today; that it was held stays, nothing says any more by whom."""
    theirs = Mandate.objects.filter(person=person_id)
    for mandate in theirs.lasting(clock.today()):
        end_mandate(by=SYSTEM, mandate=mandate, how=Mandate.ERASED)
    theirs.update(person=None, is_named=False, gender="", reason="")


def register() -> None:
    registry.personal_data.register("bodies", PersonalData(export=export, erase=erase))
