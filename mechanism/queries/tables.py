"""The tables of the Mechanism as pages show them."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet
from django.urls import reverse

from mechanism.rules.founding import LIAISON_TABLE, TECHNICAL_TABLE
from network_portal.bodies.models import Body
from network_portal.bodies.queries.bodies import all_bodies
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.taxonomy.rules import UNOFFICIAL


@dataclass(frozen=True)
class TableName:
    """`language` is that of the name where it is not the reader's."""

    number: int
    name: str
    language: str
    is_unofficial: bool
    url: str


def working_tables() -> QuerySet[Body]:
    """In their order, with their objectives and sub-tables."""
    by_number = Prefetch("sub_tables", Body.objects.order_by("number"))
    return all_bodies().filter(kind=Body.WORKING_TABLE).order_by("number").prefetch_related(by_number)


def find_table(number: int) -> Body | None:
    return working_tables().filter(number=number).first()


def whole_tables() -> QuerySet[Body]:
    """The Liaison Table and the Technical Table, where the Mechanism was loaded."""
    return all_bodies().filter(slug__in=(LIAISON_TABLE, TECHNICAL_TABLE))


def find_whole_table(slug: str) -> Body | None:
    return whole_tables().filter(slug=slug).first()


def table_name(body: Body) -> TableName:
    language = current_language()
    name, shown_in = translated_text(body, "name", language)
    mark = str(body.marks.get(shown_in.replace("-", "_"), ""))
    number = body.number or 0
    url = reverse("mechanism:table", args=[number]) if body.kind == Body.WORKING_TABLE else ""
    return TableName(number, name, "" if shown_in == language else shown_in, mark == UNOFFICIAL, url)


@kept_with_content
def tables_by_objective() -> dict[int, TableName]:
    """Of each objective's number the Working Table in whose remit it is; one query while the content stays."""
    rows = Body.objects.filter(kind=Body.WORKING_TABLE).annotate(named=F("objectives__number")).order_by("-number")
    return {getattr(row, "named"): table_name(row) for row in rows}
