from collections.abc import Iterator
from datetime import date

from network_portal.audit.queries import last_done
from network_portal.common import clock
from network_portal.common.registry import PublicAddress, public_addresses
from pledges.models import Pledge
from pledges.queries.feeds import CHANGED_BY
from pledges.queries.pledges import stage_day


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "pledges/", None
    yield "pledges/figures/", None
    changes = last_done("pledges.pledge", None, CHANGED_BY)
    rows = Pledge.objects.order_by("-year", "-number").values_list("pk", "reference", "updated_on", "published_at")
    for pk, reference, updated_on, published_at in rows.iterator():
        day = stage_day(updated_on, published_at)
        yield f"pledges/{reference}/", max(day, clock.day_of(changes[pk])) if pk in changes else day


def register() -> None:
    public_addresses.register("pledges", PublicAddress(public_paths))
