from collections.abc import Iterator
from datetime import date

from mechanism.queries.tables import working_tables
from network_portal.common.registry import PublicAddress, public_addresses


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "mechanism/", None
    for table in working_tables():
        yield f"mechanism/tables/{table.number}/", None
    yield "mechanism/liaison-table/", None
    yield "mechanism/technical-table/", None


def register() -> None:
    public_addresses.register("mechanism", PublicAddress(public_paths))
