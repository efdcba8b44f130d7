from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from workplan.models import Activity, Deliverable
from workplan.models.activities import ActivityQuerySet


@dataclass(frozen=True)
class ActivityFilters:
    """What the address of a list may ask for; empty means all. `month` is the first day of a month."""

    status: str = ""
    organisation: str = ""
    objective: int | None = None
    month: date | None = None


def activity_path(activity: Activity, *, language: str = "", absolute: bool = False) -> str:
    with translation.override(language or translation.get_language() or settings.LANGUAGE_CODE):
        path = reverse("workplan:activity", args=[activity.plan.slug, activity.code])
    return settings.SITE_URL + path if absolute else path


def narrowed(activities: ActivityQuerySet, filters: ActivityFilters) -> ActivityQuerySet:
    if filters.status:
        activities = activities.filter(status=filters.status)
    if filters.organisation:
        body = Q(leads__organisation__slug=filters.organisation) | Q(reporter__slug=filters.organisation)
        activities = activities.filter(pk__in=Activity.objects.filter(body).values("pk"))
    if filters.objective:
        own = Q(objectives__number=filters.objective)
        activities = activities.filter(pk__in=Activity.objects.filter(own).values("pk"))
    if filters.month:
        activities = activities.filter(pk__in=_promised_in(filters.month))
    return activities


def _promised_in(month: date) -> "QuerySet[Deliverable, Any]":
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return Deliverable.objects.filter(starts_on__lt=following, due_on__gte=month).values("activity_id")
