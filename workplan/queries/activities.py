from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import translation

from workplan.models import Activity, ActivityState, Deliverable
from workplan.models.activities import ActivityQuerySet
from workplan.rules.status import Status


@dataclass(frozen=True)
class ActivityFilters:
    """What the address of a list may ask for; empty means all. `month` is the first day of a month.

    Where `until` is a day, `status` is the one that an activity had on it (see `queries.public_states`).
    """

    status: str = ""
    organisation: str = ""
    objective: int | None = None
    month: date | None = None
    until: date | None = None


def activity_path(activity: Activity, *, language: str = "", absolute: bool = False) -> str:
    with translation.override(language or translation.get_language() or settings.LANGUAGE_CODE):
        path = reverse("workplan:activity", args=[activity.plan.slug, activity.code])
    return settings.SITE_URL + path if absolute else path


def narrowed(activities: ActivityQuerySet, filters: ActivityFilters) -> ActivityQuerySet:
    if filters.status:
        activities = with_status_then(activities, filters.until).filter(status_then=filters.status)
    if filters.organisation:
        body = Q(leads__organisation__slug=filters.organisation) | Q(reporter__slug=filters.organisation)
        activities = activities.filter(pk__in=Activity.objects.filter(body).values("pk"))
    if filters.objective:
        own = Q(objectives__number=filters.objective)
        activities = activities.filter(pk__in=Activity.objects.filter(own).values("pk"))
    if filters.month:
        activities = activities.filter(pk__in=Deliverable.objects.promised_in(filters.month).values("activity_id"))
    return activities


def with_status_then(activities: ActivityQuerySet, until: date | None) -> Any:
    """Each with `status_then` and its day `status_then_on`: the newest state of all, or the newest `until` a day.
    It is what every figure and every list counts."""
    if until is None:
        return activities.annotate(status_then=F("status"), status_then_on=F("status_on"))
    states = ActivityState.objects.filter(activity=OuterRef("pk"), as_of__lte=until).order_by("-as_of", "-id")
    newest = Subquery(states.values("status")[:1])
    return activities.annotate(
        status_then=Coalesce(newest, Value(Status.NO_INFORMATION.value)),
        status_then_on=Subquery(states.values("as_of")[:1]),
    )
