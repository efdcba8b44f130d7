from collections.abc import Iterator
from datetime import date

from mechanism.queries.tables import whole_tables, working_tables
from network_portal.common.registry import PublicAddress, public_addresses


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "mechanism/", None
    yield "mechanism/organisations/", None
    yield "mechanism/join/", None
    for table in working_tables():
        yield f"mechanism/tables/{table.number}/", None
    for slug in whole_tables().values_list("slug", flat=True):
        yield f"mechanism/{slug}/", None


def register() -> None:
    public_addresses.register("mechanism", PublicAddress(public_paths))
