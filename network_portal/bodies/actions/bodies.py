from typing import Any

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.bodies.models import Body
from network_portal.bodies.rules.bodies import BodyTold
from network_portal.common.actors import Actor
from network_portal.common.text_columns import in_columns
from network_portal.taxonomy.models import Objective

REMITS = ("objectives", "prioritised")


@transaction.atomic
def load_body(*, by: Actor, told: BodyTold) -> bool:
    """Make or correct a body of the reference data; the same words again change nothing. Whether anything changed.

    The parent of a sub-table is there before it.
    """
    wanted, before = _values(told), Body.objects.filter(slug=told.slug).first()
    remits = {name: sorted(getattr(told, name)) for name in REMITS}
    if before and _as_it_is(before, wanted) == wanted and _remits(before) == remits:
        return False
    body, _made = Body.objects.update_or_create(slug=told.slug, defaults=wanted)
    for name, numbers in remits.items():
        getattr(body, name).set(Objective.objects.filter(number__in=numbers))
    record("bodies.load_body", by=by, target=body)
    return True


def _values(told: BodyTold) -> dict[str, Any]:
    return {
        **in_columns("name", told.names),
        "kind": told.kind,
        "number": told.number,
        "parent_id": Body.objects.values_list("pk", flat=True).get(slug=told.parent) if told.parent else None,
        "marks": dict(told.marks),
        "source": told.source,
    }


def _as_it_is(body: Body, wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(body, name) for name in wanted}


def _remits(body: Body) -> dict[str, list[int]]:
    return {name: sorted(getattr(body, name).values_list("number", flat=True)) for name in REMITS}
