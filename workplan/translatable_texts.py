"""What the translation desk finds of the plans: the newest first."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.common.languages import current_language, translated_text
from network_portal.common.registry import translatable_texts
from network_portal.translations.sources import ColumnTexts
from workplan.models import Activity, Plan, Priority


def register() -> None:
    translatable_texts.register("plans", PLANS)
    translatable_texts.register("priorities", PRIORITIES)
    translatable_texts.register("activities", ACTIVITIES)


def _title(row: Any) -> str:
    return translated_text(row, "title", current_language())[0]


def _coded(row: Any) -> str:
    return f"{row.code} {_title(row)}"


PLANS = ColumnTexts(
    name=_("Work plans"),
    place=10,
    rows=lambda: Plan.objects.order_by("-starts_on", "id"),
    fields=("title", "endorsed_by"),
    address=lambda plan: reverse("workplan:plan", args=[plan.slug]),
    title=_title,
)
PRIORITIES = ColumnTexts(
    name=_("Priorities"),
    place=20,
    rows=lambda: Priority.objects.select_related("plan").order_by("-plan__starts_on", "group", "number"),
    fields=("title",),
    address=lambda priority: f"{reverse('workplan:plan', args=[priority.plan.slug])}#{priority.code}",
    title=_coded,
)
ACTIVITIES = ColumnTexts(
    name=_("Activities"),
    place=30,
    rows=lambda: Activity.objects.select_related("plan").order_by("-plan__starts_on", "position", "id"),
    fields=("title",),
    address=lambda activity: reverse("workplan:activity", args=[activity.plan.slug, activity.code]),
    title=_coded,
)
