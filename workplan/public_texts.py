"""What the search finds of work plans: endorsed plans with their priorities and activities, never a draft."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.utils.translation import gettext_lazy as _

from network_portal.common.followed import REFERENCE_DATA
from network_portal.common.registry import PublicText, PublicTexts, public_texts
from network_portal.common.text_columns import in_languages
from workplan.models import Activity, Plan, Priority
from workplan.models.activities import ActivityQuerySet
from workplan.rules.plans import PlanState

BATCH = 500
IN_FORCE, RETIRED = 1.1, 0.8


def _plans(keys: Collection[str] | None) -> Iterator[PublicText]:
    for plan in Plan.objects.public().filter(**_among(keys)).order_by("pk"):
        yield PublicText(
            key=str(plan.pk),
            route="workplan:plan",
            args=(plan.slug,),
            titles=in_languages(plan, "title"),
            texts=in_languages(plan, "endorsed_by"),
            codes=(plan.slug,),
            day=plan.endorsed_on,
            is_example=plan.is_example,
            weight=1.2 * IN_FORCE if plan.is_in_force else 1.2,
        )


def _priorities(keys: Collection[str] | None) -> Iterator[PublicText]:
    rows = Priority.objects.exclude(plan__state=PlanState.DRAFT).filter(**_among(keys)).order_by("pk")
    for one in rows.select_related("plan").prefetch_related("objectives"):
        yield PublicText(
            key=str(one.pk),
            route="workplan:plan",
            args=(one.plan.slug,),
            fragment=one.code,
            titles={code: f"{one.code} {title}" for code, title in in_languages(one, "title").items()},
            codes=(one.code,),
            objectives=tuple(objective.number for objective in one.objectives.all()),
            is_example=one.plan.is_example,
            weight=IN_FORCE if one.plan.is_in_force else 1.0,
        )


def _activities(keys: Collection[str] | None) -> Iterator[PublicText]:
    rows = Activity.objects.public().filter(**_among(keys)).order_by("pk").select_related("plan", "priority")
    wanted = rows.prefetch_related("objectives", "leads").iterator(BATCH)
    while batch := list(islice(wanted, BATCH)):
        yield from (_activity(one) for one in batch)


def _activity(one: Activity) -> PublicText:
    return PublicText(
        key=str(one.pk),
        route="workplan:activity",
        args=(one.plan.slug, one.code),
        titles={code: f"{one.code} {title}" for code, title in in_languages(one, "title").items()},
        texts={code: f"{one.priority.code} {title}" for code, title in in_languages(one.priority, "title").items()},
        codes=(one.code,),
        objectives=tuple(objective.number for objective in one.objectives.all()),
        organisations=tuple(lead.organisation_id for lead in one.leads.all()),
        day=one.last_news_on,
        is_example=one.plan.is_example,
        weight=(RETIRED if one.retired_on else 1.0) * (IN_FORCE if one.plan.is_in_force else 1.0),
    )


def _among(keys: Collection[str] | None) -> dict[str, list[int]]:
    return {} if keys is None else {"pk__in": [int(key) for key in keys]}


def _themselves(pks: Collection[int]) -> list[str]:
    return [str(pk) for pk in pks]


def _ids(activities: ActivityQuerySet) -> Iterable[str]:
    return [str(pk) for pk in activities.values_list("pk", flat=True)]


def _activities_of_plans(pks: Collection[int]) -> Iterable[str]:
    return _ids(Activity.objects.filter(plan__in=pks))


def _activities_of_priorities(pks: Collection[int]) -> Iterable[str]:
    return _ids(Activity.objects.filter(priority__in=pks))


def _activities_of_organisations(pks: Collection[int]) -> Iterable[str]:
    return _ids(Activity.objects.filter(leads__organisation__in=pks))


def _priorities_of_plans(pks: Collection[int]) -> Iterable[str]:
    return [str(one) for one in Priority.objects.filter(plan__in=pks).values_list("pk", flat=True)]


def register() -> None:
    plans = {**REFERENCE_DATA, "workplan.plan": _themselves}
    priorities = {**REFERENCE_DATA, "workplan.plan": _priorities_of_plans, "workplan.priority": _themselves}
    activities = {
        **REFERENCE_DATA,
        "workplan.plan": _activities_of_plans,
        "workplan.priority": _activities_of_priorities,
        "workplan.activity": _themselves,
        "organisations.organisation": _activities_of_organisations,
    }
    public_texts.register("plans", PublicTexts(_("Work plans"), 30, _plans, plans))
    public_texts.register("priorities", PublicTexts(_("Priorities"), 40, _priorities, priorities))
    public_texts.register("activities", PublicTexts(_("Activities"), 50, _activities, activities))
