"""What the page of a thing that members clear tells of its clearances."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from network_portal.common import registry
from network_portal.common.actors import Actor
from network_portal.knowledge.permissions import can_open_clearance, can_see_clearances
from network_portal.knowledge.queries.clearances import clearances_of, open_clearance_of


def clearing_of(by: Actor, kind: str, key: str) -> dict[str, Any]:
    """Its clearances, and where this person sends it to the members; nothing for who sees no clearance, or where
    there is nothing to tell."""
    if not can_see_clearances.test(by):
        return {}
    found = list(clearances_of(kind, key))
    thing = registry.clearables[kind].find(key)
    may_send = thing is not None and can_open_clearance.test(by, thing.organisation)
    is_new = may_send and open_clearance_of(kind, key) is None
    url = f"{reverse('clearances:new')}?{urlencode({'kind': kind, 'key': key})}" if is_new else ""
    return {"found": found, "url": url} if found or url else {}
