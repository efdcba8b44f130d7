"""Pledges as the file that would import them: the rows, and the bytes of the download."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common import clock
from network_portal.common.spreadsheets import write_csv, write_xlsx
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.names import named_organisations
from network_portal.organisations.queries.organisations import organisation_keys
from pledges.import_sentences import COLUMN_NAMES, HOW_TO_WRITE, READ_ONLY_NAMES
from pledges.models import Pledge
from pledges.queries.pledges import stage_day
from pledges.rules.importing import COLUMNS, READ_ONLY, PledgeRow, write_row
from workplan.models import Activity
from workplan.rules.plans import PlanState

T = TypeVar("T")
CSV, XLSX = "csv", "xlsx"
FORMS = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BATCH = 500
MOST_IN_A_WORKBOOK = 5_000
ROWS_A_FILE = 15_000  # what the import reads of one file
_OWN = (
    "pk",
    "version",
    "reference",
    "year",
    "title",
    "text",
    "measured",
    "language",
    "kind",
    "form",
    "concern",
    "stage",
    "organisation_id",
    "reporter_id",
    "starts_on",
    "deadline",
    "matches__reference",
    "matches_number",
    "global_number",
    "global_address",
    "activity_id",
    "activity__plan__slug",
    "activity__code",
    "marks",
    "source",
    "is_example",
    "published_at",
    "updated_on",
)
_AS_STORED = (
    "reference",
    "year",
    "title",
    "text",
    "measured",
    "language",
    "kind",
    "form",
    "concern",
    "stage",
    "starts_on",
    "deadline",
    "matches_number",
    "global_number",
    "global_address",
    "source",
    "is_example",
    "published_at",
)


@dataclass(frozen=True, slots=True)
class StoredPledge:
    pk: int
    version: int
    activity_id: int | None
    row: PledgeRow
    updated_on: date | None = None


def exported_pledges(found: QuerySet[Pledge], form: str, organisations: OrganisationQuerySet | None = None) -> bytes:
    """These pledges in the import format, in order of year and number; of organisations these alone are named
    (None: all)."""
    keys = organisation_keys(organisations)
    table = list(_table(found.order_by("year", "number"), keys))
    return write_csv(table, exact=True) if form == CSV else write_xlsx([("pledges", table)], exact=True)


def public_rows(found: QuerySet[Pledge]) -> Iterator[list[str]]:
    """These pledges in the same columns and in those that only tell, newest first, with organisations whose name is
    public; read by batches, so that memory does not grow with them. Addresses are in the language of now. Not told are
    activities of a plan that is a draft, and the moment of publishing: where it falls on the day of the stage, nobody
    reported."""
    return _public_table(found.order_by("-year", "-number"), settings.SITE_URL + reverse("pledges:pledges"))


def _public_table(found: QuerySet[Pledge], place: str) -> Iterator[list[str]]:
    keys = organisation_keys(named_organisations())
    drafts = set(Activity.objects.filter(plan__state=PlanState.DRAFT, pledge__in=found).values_list("pk", flat=True))
    yield [*COLUMNS, *READ_ONLY]
    for one in stored_pledges(list(found.values_list("pk", flat=True)), keys):
        activity = "" if one.activity_id in drafts else one.row.activity
        public = replace(one.row, activity=activity, published_at=None)
        yield [*write_row(public), *_told_beside(one, place)]


def _told_beside(one: StoredPledge, place: str) -> list[str]:
    """In the order of `READ_ONLY`. Whether anybody ever reported is not told: nobody is shown as silent."""
    day = stage_day(one.updated_on, one.row.published_at) if one.row.stage and one.row.published_at else None
    address = f"{place}{one.row.reference}/"
    return [address, day.isoformat() if day else "", clock.today().isoformat(), settings.DATA_LICENCE]


def about_the_download(count: int, address: str) -> list[list[str]]:
    """Another sheet of a public workbook: of when it is, under which licence, and what each column holds."""
    return [
        [_("Pledges of the registry"), str(count)],
        [_("Extracted on"), clock.today().isoformat()],
        [_("Licence"), settings.DATA_LICENCE],
        [_("Licence text"), settings.DATA_LICENCE_URL],
        [_("This list in the portal"), address],
        [],
        *_guide(),
        *([column, str(READ_ONLY_NAMES[column]), _("Told here; an import passes it over")] for column in READ_ONLY),
    ]


def _table(found: QuerySet[Pledge], keys: Mapping[int, str]) -> Iterator[list[str]]:
    yield list(COLUMNS)
    yield from (write_row(one.row) for one in stored_pledges(list(found.values_list("pk", flat=True)), keys))


def pledges_of_part(part: int) -> QuerySet[Pledge]:
    """The registry in parts that one file can hold, counted from 1."""
    start = (part - 1) * ROWS_A_FILE
    pks = Pledge.objects.order_by("pk").values_list("pk", flat=True)[start : start + ROWS_A_FILE]
    return Pledge.objects.filter(pk__in=list(pks))


def number_of_parts() -> int:
    return max(1, -(-Pledge.objects.count() // ROWS_A_FILE))


def import_template() -> bytes:
    """The columns on one sheet, and on another what they hold, in the reader's language."""
    return write_xlsx([("pledges", [list(COLUMNS)]), (_("Guide"), _guide())])


def _guide() -> list[list[str]]:
    rows = [[column, str(COLUMN_NAMES[column]), str(HOW_TO_WRITE.get(column, ""))] for column in COLUMNS]
    return [[_("Column"), _("What it holds"), _("How to write it")], *rows]


def stored_pledges(pks: Iterable[int], keys: Mapping[int, str]) -> Iterator[StoredPledge]:
    """In the order of the identifiers; six queries for each five hundred."""
    for batch in batches(pks):
        several = {
            "partners": _grouped(Pledge.partners.through, batch, "organisation_id"),
            "objectives": _grouped(Pledge.objectives.through, batch, "objective__number"),
            "principles": _grouped(Pledge.principles.through, batch, "guidingprinciple__letter"),
            "countries": _grouped(Pledge.countries.through, batch, "country__iso3"),
        }
        own = {values["pk"]: values for values in Pledge.objects.filter(pk__in=batch).order_by().values(*_OWN)}
        yield from (_stored(own[pk], several, keys) for pk in batch if pk in own)


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """Five hundred at a time."""
    waiting = iter(values)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _grouped(through: type[Model], pks: Iterable[int], column: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    pairs = through._default_manager.filter(pledge__in=pks).values_list("pledge_id", column)
    for owner, value in pairs:
        groups[owner].append(value)
    return groups


def _stored(
    own: Mapping[str, Any], several: Mapping[str, Mapping[int, list[Any]]], keys: Mapping[int, str]
) -> StoredPledge:
    pk = own["pk"]
    partners = (keys[body] for body in several["partners"].get(pk, ()) if body in keys)
    row = PledgeRow(
        **{name: own[name] for name in _AS_STORED},
        organisation=keys.get(own["organisation_id"], ""),
        partners=tuple(sorted(partners)),
        reporter=keys.get(own["reporter_id"], ""),
        objectives=tuple(sorted(several["objectives"].get(pk, ()))),
        principles=tuple(sorted(several["principles"].get(pk, ()))),
        countries=tuple(sorted(several["countries"].get(pk, ()))),
        matches=own["matches__reference"] or "",
        activity=f"{own['activity__plan__slug']}/{own['activity__code']}" if own["activity_id"] else "",
        marks=tuple(sorted(own["marks"].items())),
    )
    return StoredPledge(pk, own["version"], own["activity_id"], row, own["updated_on"])
