"""A plan as the file that would import it: the rows, and the bytes of the download."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.spreadsheets import write_csv, write_xlsx
from network_portal.organisations.models import Organisation
from workplan.errors_of_files import COLUMN_NAMES
from workplan.models import Activity, Deliverable, Lead, Plan
from workplan.rules.importing import COLUMNS, ActivityRow, Reporter, Supporting, write_plan
from workplan.rules.schedules import Schedule, ScheduleError, parse_schedule
from workplan.rules.schedules.kinds import ScheduleKind
from workplan.rules.windows import Window

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
REFERENCE_SEPARATOR = " | "
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
    "schedule_normalised": gettext_lazy("05;11 | P1M x1 | 2025-06/2025-12 | 2025-09-27/2025-09-28 | 2025-08"),
    "deliverables": gettext_lazy("2025-05;2025-11, 2025-06/2025-12, 2025-04-25, undated:4"),
    "tentative": gettext_lazy("yes, or nothing"),
    "actual": gettext_lazy("When it was really done, one for each deliverable: 2025-08-08"),
    "actual_source": gettext_lazy("The address of a page or document, or a few words"),
}
_CUTS_A_LIST = re.compile(r"[;|,\n]")


@dataclass(frozen=True)
class StoredActivity:
    activity: Activity
    row: ActivityRow


def exported_plan(plan: Plan, form: str, *, for_everyone: bool = True) -> bytes:
    """The file in the import format. `for_everyone` leaves out organisations that nobody may see."""
    table = write_plan(stored.row for stored in stored_activities(plan, for_everyone=for_everyone))
    return write_csv(table) if form == CSV else write_xlsx([(plan.slug, table)])


def import_template() -> bytes:
    """The columns on one sheet, and on another what they hold, in the reader's language."""
    guide = [[_("Column"), _("What it holds"), _("How to write it")]]
    guide += [[column, str(COLUMN_NAMES[column]), str(HOW_TO_WRITE.get(column, ""))] for column in COLUMNS]
    return write_xlsx([("activities", [list(COLUMNS)]), (_("Guide"), guide)])


def stored_activities(plan: Plan, *, for_everyone: bool = False) -> list[StoredActivity]:
    """The plan's activities in its order, each with its row; the same few queries however many they are."""
    keys = organisation_keys(listed_only=for_everyone)
    found = (
        plan.activities.current()
        .select_related("plan", "priority", "reporter")
        .prefetch_related(
            "objectives",
            "workstreams",
            Prefetch("leads", Lead.objects.select_related("organisation").order_by("part", "position")),
            Prefetch("deliverables", Deliverable.objects.order_by("position")),
        )
        .order_by("position", "id")
    )
    return [StoredActivity(activity, _row(activity, keys)) for activity in found]


def organisation_keys(*, listed_only: bool = False) -> dict[int, str]:
    """What files call each organisation: its English acronym; its slug where that is missing or not its own."""
    organisations = Organisation.objects.listed() if listed_only else Organisation.objects.all()
    named = list(organisations.order_by("pk").values_list("pk", "acronym_en", "slug"))
    times = Counter((acronym or "").casefold() for _pk, acronym, _slug in named)
    return {
        pk: acronym if acronym and times[acronym.casefold()] == 1 and not _CUTS_A_LIST.search(acronym) else slug
        for pk, acronym, slug in named
    }


def evidence_words(evidence: str, url: str) -> str:
    """`https://… (press release)`: the address of the evidence, then what it is; inverse of `read_evidence`."""
    return f"{url} ({evidence})" if url and evidence else url or evidence


def read_evidence(words: str) -> tuple[str, str]:
    """The words and the address of what `actual_source` holds."""
    match = re.fullmatch(r"(https?://\S{1,490})(?: \((.*)\))?", words, re.DOTALL)
    return (match[2] or "", match[1]) if match else (words, "")


def actual_window(first: date | None, last: date) -> Window:
    """When it was really done: a day, days, or whole months where the days are exactly those."""
    start = first or last
    if start == last:
        return Window(start, last, "day")
    if start.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return Window(start, last, "days")
    return Window(start, last, "month" if (start.year, start.month) == (last.year, last.month) else "months")


def _row(activity: Activity, keys: dict[int, str]) -> ActivityRow:
    leads = list(activity.leads.all())
    implementing, listed = _named(leads, Lead.IMPLEMENTS, keys), _named(leads, Lead.SUPPORTS, keys)
    support = SUPPORTS[activity.support_kind]
    deliverables = list(activity.deliverables.all())
    done = [item for item in deliverables if item.done_on]
    return ActivityRow(
        code=activity.code,
        official_code=activity.official_code,
        priority=activity.priority.code,
        title_en=getattr(activity, "title_en") or "",
        title_es=getattr(activity, "title_es") or "",
        title_pt_br=getattr(activity, "title_pt_br") or "",
        title_fr=getattr(activity, "title_fr") or "",
        objectives=tuple(sorted(objective.number for objective in activity.objectives.all())),
        global_references=tuple(filter(None, activity.references.split(REFERENCE_SEPARATOR))),
        workstreams=tuple(sorted(stream.code for stream in activity.workstreams.all())),
        entities_in_charge=implementing,
        entities_words="" if implementing else activity.leads_words,
        reporter=REPORTERS.get(activity.reporter_rule) or keys.get(activity.reporter_id or 0, ""),
        supporting=Supporting.NONE_GIVEN if support is Supporting.LISTED and not listed else support,
        supporting_organisations=listed,
        schedule_raw=activity.schedule_words,
        schedule=stored_schedule(activity),
        deliverables=tuple(map(stored_window, deliverables)),
        tentative=activity.is_tentative,
        actual=tuple(actual_window(item.done_from, item.done_on) for item in done if item.done_on),
        actual_source=_sources(done),
    )


def stored_window(item: Deliverable) -> Window:
    return Window(item.starts_on, item.due_on, item.precision)  # type: ignore[arg-type]


def stored_schedule(activity: Activity) -> Schedule:
    """A value that the rules cannot read (entered by hand long ago) is no schedule."""
    try:
        return parse_schedule(activity.schedule_kind, activity.schedule_value)
    except ScheduleError:
        return Schedule(ScheduleKind.NONE)


def _named(leads: Iterable[Lead], part: str, keys: dict[int, str]) -> tuple[str, ...]:
    return tuple(keys[lead.organisation_id] for lead in leads if lead.part == part and lead.organisation_id in keys)


def _sources(done: Iterable[Deliverable]) -> str:
    """One source for all; where they differ, one for each in order."""
    words = [evidence_words(item.evidence, item.evidence_url) for item in done]
    return REFERENCE_SEPARATOR.join(words if len(set(words)) > 1 else words[:1])
