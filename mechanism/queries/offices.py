"""Whose offices run a body of the Mechanism, beyond its own."""

from collections.abc import Iterator

from mechanism.rules.offices import ALL, OF_THE_TABLES
from network_portal.bodies.models import Body
from network_portal.common.registry.bodies import OfficeElsewhere


def offices_that_run(body: Body) -> Iterator[OfficeElsewhere]:
    """A sub-table is run as its table is, the Liaison Table by the principal delegates of the four, the Technical
    Table by all who hold an office of theirs."""
    if body.parent_id:
        yield from ((body.parent_id, office) for office in ALL)
    counted = OF_THE_TABLES.get(body.kind, ())
    if counted:
        tables = Body.objects.filter(kind=Body.WORKING_TABLE).order_by().values_list("pk", flat=True)
        yield from ((number, office) for number in tables for office in counted)
