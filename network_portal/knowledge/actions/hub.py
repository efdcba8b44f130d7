"""What became of a practice in the global Hub: kept here, decided there."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.knowledge.models import Practice
from network_portal.knowledge.permissions import can_publish_practices
from network_portal.knowledge.rules.hub import hub_refusals
from network_portal.knowledge.rules.practices import HubState


@transaction.atomic
def mark_in_hub(
    *,
    by: Actor,
    practice: Practice,
    version: int,
    state: str,
    sent_on: date | None = None,
    published_on: date | None = None,
    address: str = "",
) -> Practice:
    """Sent there, or published there; an empty state takes a mark back, and its days and address with it.

    Raises DomainError: practice_review_not_yours, changed_meanwhile, and those of `refusals`.
    """
    if not can_publish_practices.test(by):
        raise DomainError("practice_review_not_yours")
    for refusal in refusals(state, sent_on=sent_on, published_on=published_on, address=address):
        raise refusal
    fresh = take(practice, version)
    before = _described(fresh)
    fresh.hub_state = HubState(state).value
    fresh.hub_sent_on = sent_on if fresh.hub_state else None
    is_there = fresh.hub_state == HubState.PUBLISHED
    fresh.hub_published_on, fresh.hub_address = (published_on, address) if is_there else (None, "")
    fresh.save()
    record("knowledge.mark_in_hub", by=by, target=fresh, changes=changes_between(before, _described(fresh)))
    return fresh


def refusals(state: str, *, sent_on: date | None, published_on: date | None, address: str) -> Iterator[DomainError]:
    found = hub_refusals(state, sent_on=sent_on, published_on=published_on, address=address, today=clock.today())
    return (DomainError(code, field=field) for code, field in found)


def _described(practice: Practice) -> dict[str, Any]:
    days = {name: getattr(practice, name) for name in ("hub_sent_on", "hub_published_on")}
    told = {name: day.isoformat() if day else "" for name, day in days.items()}
    return {"hub_state": practice.hub_state, **told, "hub_address": practice.hub_address}
