"""A plan as the file that would import it: the rows, and the bytes of the download."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.actors import ANYONE, Actor
from network_portal.common.spreadsheets import write_csv, write_xlsx
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import organisation_keys, organisations_seen_by
from workplan.import_sentences import COLUMN_NAMES
from workplan.models import Activity, Deliverable, Lead, Plan
from workplan.models.activities import ActivityQuerySet
from workplan.rules.importing import COLUMNS, ActivityRow, Reporter, Supporting, write_plan
from workplan.rules.references import join_sources, split_references
from workplan.rules.schedules import Schedule, ScheduleError, parse_schedule
from workplan.rules.schedules.kinds import ScheduleKind
from workplan.rules.windows import Window, window_of_days

T = TypeVar("T")
CSV, XLSX = "csv", "xlsx"
FORMS = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
REPORTERS = {Activity.ROTATING: Reporter.ROTATING.value, Activity.CO_CHAIRS: Reporter.CO_CHAIRS.value}
SUPPORTS = {
    Activity.NETWORK: Supporting.NETWORK,
    Activity.WORKSTREAMS: Supporting.WORKSTREAMS,
    Activity.NONE_GIVEN: Supporting.NONE_GIVEN,
    Activity.LISTED: Supporting.LISTED,
}
HOW_TO_WRITE = {
    "code": gettext_lazy("The kind of priority in front: B1.2, T3.1. Keep the cell as text."),
    "official_code": gettext_lazy("As the plan prints it: 1.2"),
    "priority": gettext_lazy("B1 … T3"),
    "objectives": gettext_lazy("Numbers: 1;8;23"),
    "global_references": gettext_lazy("Several are separated by |"),
    "workstreams": gettext_lazy("Numbers of the global Network's workstreams: 2;9"),
    "entities_in_charge": gettext_lazy("Acronyms in any of the four languages, the lead first: IOM;ECLAC"),
    "reporter": gettext_lazy("One acronym; or: rotating, co-chairs"),
    "supporting": gettext_lazy("Network; as in the global workstreams; none given; or acronyms"),
    "schedule_kind": " | ".join(kind.value for kind in ScheduleKind),
    "schedule_normalised": gettext_lazy(
        "05;11 for May and November of each year; P1M x1 for one each month, P3M x2 for two each quarter; "
        "2025-06/2025-12; 2025-09-27/2025-09-28; 2025-08"
    ),
    "deliverables": gettext_lazy("2025-05;2025-11, 2025-06/2025-12, 2025-04-25, undated:4"),
    "tentative": gettext_lazy("yes, or nothing"),
    "actual": gettext_lazy("When it was really done, one for each deliverable: 2025-08-08"),
    "actual_source": gettext_lazy("The address of a page or document, or a few words"),
}
_COLUMNS = (
    "pk",
    "version",
    "code",
    "official_code",
    "priority__code",
    "title_en",
    "title_es",
    "title_pt_br",
    "title_fr",
    "references",
    "leads_words",
    "support_kind",
    "reporter_rule",
    "reporter_id",
    "schedule_kind",
    "schedule_value",
    "schedule_words",
    "is_tentative",
)
_OF_DELIVERABLES = (
    "activity_id",
    "precision",
    "starts_on",
    "due_on",
    "done_from",
    "done_on",
    "evidence",
    "evidence_url",
)
_is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class StoredActivity:
    """One activity of the plan; `done` are the windows of its deliverables that are marked as done."""

    pk: int
    version: int
    row: ActivityRow
    done: tuple[Window, ...] = ()


@dataclass(frozen=True)
class _Belongings:
    """What hangs on the activities, by the activity's id; plain values, because there may be many."""

    implementing: Mapping[int, list[str]]
    supporting: Mapping[int, list[str]]
    objectives: Mapping[int, list[int]]
    workstreams: Mapping[int, list[str]]
    deliverables: Mapping[int, list[dict[str, Any]]]


def exported_plan(plan: Plan, form: str, actor: Actor = ANYONE) -> bytes:
    """The file in the import format, without the organisations that the actor may not see."""
    table = write_plan(stored.row for stored in stored_activities(plan, organisations_seen_by(actor)))
    return write_csv(table) if form == CSV else write_xlsx([(plan.slug, table)])


def import_template() -> bytes:
    """The columns on one sheet, and on another what they hold, in the reader's language."""
    guide = [[_("Column"), _("What it holds"), _("How to write it")]]
    guide += [[column, str(COLUMN_NAMES[column]), str(HOW_TO_WRITE.get(column, ""))] for column in COLUMNS]
    return write_xlsx([("activities", [list(COLUMNS)]), (_("Guide"), guide)])


def stored_activities(plan: Plan, organisations: OrganisationQuerySet | None = None) -> list[StoredActivity]:
    """The plan's activities in its order, each with its row, which names these organisations alone (None: all);
    as many queries however many activities."""
    keys = organisation_keys(organisations)
    found = Activity.objects.filter(plan=plan).current()
    belongings = _belongings(found, keys)
    return [_stored(values, belongings, keys) for values in found.order_by("position", "id").values(*_COLUMNS)]


def evidence_words(evidence: str, url: str) -> str:
    """`https://… (press release)`: the address of the evidence, then what it is; inverse of `read_evidence`."""
    return f"{url} ({evidence})" if url and evidence else url or evidence


def read_evidence(words: str) -> tuple[str, str]:
    """The words and the address of what `actual_source` holds; an address that no browser opens is words."""
    match = re.fullmatch(r"(https?://\S{1,490})(?: \((.*)\))?", words, re.DOTALL)
    return (match[2] or "", match[1]) if match and _opens(match[1]) else (words, "")


def _opens(address: str) -> bool:
    try:
        _is_address(address)
    except ValidationError:
        return False
    return True


def read_schedule(kind: str, value: str) -> Schedule:
    """A value that the rules cannot read (entered by hand long ago) is no schedule."""
    try:
        return parse_schedule(kind, value)
    except ScheduleError:
        return Schedule(ScheduleKind.NONE)


def _belongings(activities: ActivityQuerySet, keys: dict[int, str]) -> _Belongings:
    mine = activities.order_by().values("pk")
    leads = Lead.objects.filter(activity__in=mine).order_by("position")
    named = [
        (part, activity, keys[body])
        for part, activity, body in leads.values_list("part", "activity_id", "organisation_id")
        if body in keys
    ]
    of_streams: Any = Activity.workstreams.through
    of_objectives: Any = Activity.objectives.through
    streams = of_streams.objects.filter(activity__in=mine)
    numbers = of_objectives.objects.filter(activity__in=mine)
    deliverables = Deliverable.objects.filter(activity__in=mine).order_by("position").values(*_OF_DELIVERABLES)
    return _Belongings(
        implementing=_grouped((owner, key) for part, owner, key in named if part == Lead.IMPLEMENTS),
        supporting=_grouped((owner, key) for part, owner, key in named if part == Lead.SUPPORTS),
        objectives=_grouped(numbers.values_list("activity_id", "objective__number")),
        workstreams=_grouped(streams.values_list("activity_id", "workstream__code")),
        deliverables=_grouped((row["activity_id"], row) for row in deliverables),
    )


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = defaultdict(list)
    for owner, value in pairs:
        groups[owner].append(value)
    return groups


def _stored(values: dict[str, Any], belongings: _Belongings, keys: dict[int, str]) -> StoredActivity:
    pk, support = values["pk"], SUPPORTS[values["support_kind"]]
    implementing = tuple(belongings.implementing.get(pk, ()))
    listed = tuple(belongings.supporting.get(pk, ()))
    deliverables = belongings.deliverables.get(pk, [])
    done = [item for item in deliverables if item["done_on"]]
    row = ActivityRow(
        code=values["code"],
        official_code=values["official_code"],
        priority=values["priority__code"],
        title_en=values["title_en"] or "",
        title_es=values["title_es"] or "",
        title_pt_br=values["title_pt_br"] or "",
        title_fr=values["title_fr"] or "",
        objectives=tuple(sorted(belongings.objectives.get(pk, ()))),
        global_references=split_references(values["references"]),
        workstreams=tuple(sorted(belongings.workstreams.get(pk, ()))),
        entities_in_charge=implementing,
        entities_words="" if implementing else values["leads_words"],
        reporter=REPORTERS.get(values["reporter_rule"]) or keys.get(values["reporter_id"], ""),
        supporting=Supporting.NONE_GIVEN if support is Supporting.LISTED and not listed else support,
        supporting_organisations=listed,
        schedule_raw=values["schedule_words"],
        schedule=read_schedule(values["schedule_kind"], values["schedule_value"]),
        deliverables=tuple(map(_window, deliverables)),
        tentative=values["is_tentative"],
        actual=tuple(window_of_days(item["done_from"] or item["done_on"], item["done_on"]) for item in done),
        actual_source=join_sources([evidence_words(item["evidence"], item["evidence_url"]) for item in done]),
    )
    return StoredActivity(pk, values["version"], row, tuple(map(_window, done)))


def _window(item: dict[str, Any]) -> Window:
    return Window(item["starts_on"], item["due_on"], item["precision"])
