from collections.abc import Iterator
from datetime import date

from network_portal.common.registry import PublicAddress, public_addresses
from workplan.models import Activity, Plan


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "work-plan/", None
    for slug in Plan.objects.public().order_by("slug").values_list("slug", flat=True):
        yield f"work-plan/{slug}/", None
        yield f"work-plan/{slug}/deliverables/", None
    rows = Activity.objects.public().order_by("id")
    for plan, code, changed in rows.values_list("plan__slug", "code", "last_news_on"):
        yield f"work-plan/{plan}/activities/{code}/", changed


def register() -> None:
    public_addresses.register("workplan", PublicAddress(public_paths))
