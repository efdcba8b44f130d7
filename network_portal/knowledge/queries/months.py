"""The practices of each month: those that were reviewed and published here, in the Network's calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.urls import reverse

from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.registry import PracticeMark, PracticePromise, practice_plans
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.practices import practice_rows
from network_portal.knowledge.rules.months import Month, month_after, strip_of

MOST_OF_A_MONTH = 50


@dataclass(frozen=True)
class Strip:
    """The months in order, the newest practice, and of what was promised the code and the page."""

    months: tuple[Month, ...]
    latest: dict[str, Any] | None
    promised_by: str = ""
    promise_url: str = ""


def publicised() -> QuerySet[Practice]:
    """What was recorded from public sources was published elsewhere, and keeps no promise of a month."""
    return Practice.objects.published().filter(origin="")


def practices_of_month(first_day: date) -> list[Practice]:
    """Newest first."""
    rows = publicised().filter(published_at__gte=_begins(first_day), published_at__lt=_begins(month_after(first_day)))
    return list(rows[:MOST_OF_A_MONTH])


def months_with_practices() -> dict[date, int]:
    counted = publicised().order_by().annotate(month=TruncMonth("published_at", tzinfo=_zone()))
    return {month.date(): many for month, many in counted.values_list("month").annotate(many=Count("pk"))}


@kept_with_content
def strip_of_months() -> Strip:
    promise = promise_in_force()
    months = promise.months if promise else ()
    kept = {month.first_day for month in months if month.is_done}
    shown = strip_of(months_with_practices(), [month.first_day for month in months], kept, clock.today())
    newest = publicised().first()
    [latest] = [row._asdict() for row in practice_rows([newest])] if newest else [None]
    return Strip(shown, latest, promise.code if promise else "", promise.url if promise else "")


def promise_in_force() -> PracticePromise | None:
    found = (plan.promise() for plan in practice_plans.values())
    return next((promise for promise in found if promise), None)


def marks_by(practice: Practice) -> Iterator[PracticeMark]:
    """What the plan in force counts as done because of this practice."""
    for plan in practice_plans.values():
        yield from plan.marks(practice.pk)


def month_path(month: Month) -> str:
    return reverse("knowledge:month", args=[month.code])


def _begins(first_day: date) -> datetime:
    return datetime.combine(first_day, time(), _zone())


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
