"""The way of a practice to the global Hub: sent, then published there. What the days and the address must say."""

from collections.abc import Iterator
from datetime import date

from network_portal.knowledge.rules.practices import HubState

Refusal = tuple[str, str]


def hub_refusals(
    state: str, *, sent_on: date | None, published_on: date | None, address: str, today: date
) -> Iterator[Refusal]:
    """Code and field of all that speaks against it. On which day it was published there may not be known."""
    if state == HubState.SENT and sent_on is None:
        yield "hub_needs_day", "sent_on"
    if state == HubState.PUBLISHED and not address:
        yield "hub_needs_address", "address"
    for field, day in (("sent_on", sent_on), ("published_on", published_on)):
        if day and day > today:
            yield "hub_day_in_future", field
    if sent_on and published_on and published_on < sent_on:
        yield "hub_published_first", "published_on"
