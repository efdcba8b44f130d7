"""The days of which the news of an activity tell: its states, what it did, the updates that were accepted."""

from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, NullIf, TruncDate

from network_portal.monitoring.models import Update
from network_portal.monitoring.rules.updates import UpdateState
from workplan.models import ActivityState, Deliverable
from workplan.models.activities import ActivityQuerySet

NEVER = Value(date.min, output_field=DateField())


def latest_news(until: date | None = None) -> Any:
    """Of an activity in a query: the latest day of news, or the latest `until` a day; None where there was none."""
    states = ActivityState.objects.filter(activity=OuterRef("pk"))
    done = Deliverable.objects.filter(activity=OuterRef("pk"), done_on__isnull=False)
    accepted = Update.objects.filter(subject=OuterRef("subject"), state=UpdateState.ACCEPTED.value)
    told = accepted.annotate(told_on=TruncDate("submitted_at"))
    days = (_latest(states, "as_of", until), _latest(done, "done_on", until), _latest(told, "told_on", until))
    return NullIf(Greatest(*(Coalesce(day, NEVER) for day in days)), NEVER)


def with_news_then(activities: ActivityQuerySet, until: date | None) -> Any:
    """Each with `news_then`, the day of its last news of all, or of the last `until` a day (`Plan.states_until`)."""
    if until is None:
        return activities.annotate(news_then=F("last_news_on"))
    known = When(last_news_on__lte=until, then=F("last_news_on"))
    return activities.annotate(news_then=Case(known, default=latest_news(until), output_field=DateField()))


def _latest(rows: QuerySet[Any], day: str, until: date | None) -> Subquery:
    known = rows.filter(**{f"{day}__lte": until}) if until else rows
    return Subquery(known.order_by(f"-{day}").values(day)[:1], output_field=DateField())
