from collections.abc import Iterator
from datetime import date

from network_portal.common.registry import PublicAddress, public_addresses
from pledges.models import Pledge
from pledges.queries.pledges import stage_day


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "pledges/", None
    yield "pledges/figures/", None
    rows = Pledge.objects.order_by("-year", "-number").values_list("reference", "updated_on", "published_at")
    for reference, updated_on, published_at in rows.iterator():
        yield f"pledges/{reference}/", stage_day(updated_on, published_at)


def register() -> None:
    public_addresses.register("pledges", PublicAddress(public_paths))
