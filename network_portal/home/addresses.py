from collections.abc import Iterator
from datetime import date

from network_portal.common.registry import PublicAddress, public_addresses
from network_portal.home.pages import SLUGS, last_changes
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.queries import all_countries, all_objectives


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "", None
    yield "objectives/", None
    for number in all_objectives().values_list("number", flat=True):
        yield f"objectives/{number}/", None
    yield "objectives/crosswalk/", None
    yield "countries/", None
    for code in all_countries().values_list("iso2", flat=True):
        yield f"countries/{code}/", None
    yield "directory/", None
    for slug in listed_organisations().order_by("slug").values_list("slug", flat=True).iterator():
        yield f"directory/{slug}/", None
    changed = last_changes()
    for slug in SLUGS:
        yield f"pages/{slug}/", changed.get(slug)


def register() -> None:
    public_addresses.register("home", PublicAddress(public_paths))
