"""The real Work Plan 2023-2024, from `fixtures/`, through the same importer as any other file."""

import csv
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.text_columns import LANGUAGE_SUFFIXES, titles_of
from network_portal.taxonomy.models import Objective
from workplan.actions.imports import import_plan
from workplan.actions.plan_steps import close_plan, endorse_plan, put_plan_in_force
from workplan.actions.plans import PlanValues, create_plan
from workplan.actions.priorities import add_priority
from workplan.actions.states import set_status
from workplan.models import Activity, Plan
from workplan.queries.activity_pages import LOADED_RECORD
from workplan.queries.imports import preview_import, read_plan_file

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
SLUG = "2023-2024"
MARKS = {"en": "official", "es": "unofficial", "pt_br": "unofficial", "fr": "unofficial"}
VALUES = PlanValues(
    titles={
        "en": "Work Plan 2023-2024",
        "es": "Plan de Trabajo 2023-2024",
        "pt_br": "Plano de Trabalho 2023-2024",
        "fr": "Plan de travail 2023-2024",
    },
    starts_on=date(2023, 1, 1),
    ends_on=date(2024, 12, 31),
    counted_from=date(2023, 5, 1),  # the month of the endorsement counts: so does its meeting
    meeting_months=(5, 8, 11, 2),
    round_months=(4, 6, 9, 12),
)
FULFILLED_BY_PRACTICES = "B1.4"  # 'one practice per month'
ENDORSED_ON = date(2023, 5, 31)
ENDORSED_BY = {
    "en": "the members of the Regional Network",
    "es": "los miembros de la Red Regional",
    "pt_br": "os membros da Rede Regional",
    "fr": "les membres du Réseau régional",
}
ENDORSEMENT_SOURCE = (
    "https://migrationnetwork.un.org/un-network-migration-latin-america-and-caribbean-endorses-its-work-plan-2023-2024"
)


@transaction.atomic
def load_founding_plan(*, by: Actor) -> bool:
    """The plan as it ended: closed, with what is known of it and its source. False where it is there already."""
    if Plan.objects.filter(slug=SLUG).exists():
        return False
    plan = create_plan(by=by, slug=SLUG, values=VALUES)
    plan = _add_priorities(by, plan)
    _import_activities(by, plan)
    _mark_texts(plan)
    _add_words(plan)
    plan.activities.filter(code=FULFILLED_BY_PRACTICES).update(fulfilled_by=Activity.PRACTICES)
    plan = endorse_plan(
        by=by,
        plan=plan,
        version=_version(plan),
        endorsed_on=ENDORSED_ON,
        endorsed_by=ENDORSED_BY["en"],
        source=ENDORSEMENT_SOURCE,
    )
    Plan.objects.filter(pk=plan.pk).update(**{f"endorsed_by_{code}": words for code, words in ENDORSED_BY.items()})
    plan = put_plan_in_force(by=by, plan=plan, version=_version(plan), day=ENDORSED_ON)
    with translation.override("en"):  # the language of their notes
        _set_known_states(by, plan)
    close_plan(by=by, plan=plan, version=_version(plan), day=VALUES.ends_on)
    for activity in plan.activities.all():
        record(LOADED_RECORD, by=by, target=activity)
    return True


def _add_priorities(by: Actor, plan: Plan) -> Plan:
    for row in _rows("priorities"):
        numbers = [int(number) for number in row["objectives"].split(";") if number]
        added = add_priority(
            by=by,
            plan=plan,
            version=plan.version,
            code=row["code"],
            titles={code: row[f"title_{code}"] for code in LANGUAGE_SUFFIXES},
            objectives=Objective.objects.filter(number__in=numbers),
        )
        plan = added.plan
    return plan


def _import_activities(by: Actor, plan: Plan) -> None:
    file = FIXTURES / "work_plan_2023_2024.csv"
    reading = read_plan_file(plan, file.read_bytes(), file.name)
    fingerprint = preview_import(plan, reading).fingerprint
    with translation.override("en"):  # the language of the words that name its sources
        import_plan(by=by, plan=plan, reading=reading, fingerprint=fingerprint, with_done=True)


def _mark_texts(plan: Plan) -> None:
    """Which titles are the plan's own words: a file of the import does not say it."""
    Plan.objects.filter(pk=plan.pk).update(marks=MARKS)
    plan.priorities.update(marks=MARKS)
    plan.activities.update(marks=MARKS)


def _add_words(plan: Plan) -> None:
    """The sentences of the document: of activities whose title we shortened, and of deliverables without a date."""
    for row in _rows("work_plan_2023_2024_words"):
        activity = Activity.objects.get(plan=plan, code=row["code"])
        if row["position"]:
            activity.deliverables.filter(position=row["position"]).update(words=row["words"])
        elif row["words"].rstrip(".") != titles_of(activity)["en"]:
            Activity.objects.filter(pk=activity.pk).update(title_words=row["words"])


def _set_known_states(by: Actor, plan: Plan) -> None:
    for row in _rows("work_plan_2023_2024_states"):
        activity = Activity.objects.get(plan=plan, code=row["code"])
        set_status(
            by=by,
            activity=activity,
            version=activity.version,
            status=row["status"],
            note=row["note"],
            source=row["source"],
            source_url=row["source_url"],
            as_of=date.fromisoformat(row["as_of"]),
        )


def _rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _version(plan: Plan) -> int:
    return Plan.objects.values_list("version", flat=True).get(pk=plan.pk)
