"""What the work plan asks of a person: of co-chairs the plan's dates, of focal points the news asked of them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, translated_text
from network_portal.common.registry import Duty
from workplan.models import Activity, NewsRequest, Plan
from workplan.queries.activities import activity_path
from workplan.queries.board import board_activities
from workplan.queries.plans import plan_in_force
from workplan.rules.status import PlanState

MOST_LINES = 10
PART = "workplan"


def duties_of(actor: Actor) -> Iterator[Duty]:
    if actor.has_role(actors.CO_CHAIR):
        yield from _drafts()
        yield from _dates_of_plan()
    yield from _news_asked(actor.organisations_as(actors.FOCAL_POINT))


def _drafts() -> Iterator[Duty]:
    for plan in Plan.objects.filter(state__in=[PlanState.DRAFT, PlanState.ENDORSED]).order_by("starts_on"):
        sentence = _("Record the endorsement of %(plan)s.") if plan.is_draft else _("Put %(plan)s in force.")
        url = reverse("workplan:plan", args=[plan.slug])
        yield Duty(sentence % {"plan": plan.title}, url, plan.starts_on, PART)


def _dates_of_plan() -> Iterator[Duty]:
    """The activities of the plan in force that are late or due soon, the earliest first."""
    plan = plan_in_force()
    if plan is None:
        return
    board = reverse("workplan:board", args=[plan.slug])
    rows = board_activities(plan).filter(Q(is_late=True) | Q(is_due_soon=True)).select_related("plan")
    activities = list(rows.order_by("next_due_on", "position"))
    for activity in activities[:MOST_LINES]:
        words = {"code": activity.code, "title": translated_text(activity, "title", current_language())[0]}
        if activity.is_late:
            sentence = _("A deliverable of %(code)s is late: %(title)s") % words
        else:
            sentence = _("A deliverable of %(code)s is due: %(title)s") % words
        yield Duty(sentence, activity_path(activity), activity.next_due_on, PART)
    more = len(activities) - MOST_LINES
    if more > 0:
        sentence = ngettext(
            "%(count)d more activity with a date is on the board.",
            "%(count)d more activities with a date are on the board.",
            more,
        )
        yield Duty(sentence % {"count": more}, board, None, PART)


def _news_asked(organisations: frozenset[int]) -> Iterator[Duty]:
    """Requests that nothing answered yet: no news of the activity since the day of asking."""
    if not organisations:
        return
    asked = (
        NewsRequest.objects.filter(organisation__in=organisations, activity__retired_on=None)
        .exclude(activity__plan__state=PlanState.CLOSED)
        .annotate(asked_on=TruncDate("asked_at"))
        .filter(Q(activity__last_news_on=None) | Q(activity__last_news_on__lt=F("asked_on")))
        .select_related("activity__plan", "organisation")
        .order_by("asked_at")
    )
    told: set[tuple[Any, Any]] = set()
    for request in asked:
        if (request.activity_id, request.organisation_id) not in told:
            told.add((request.activity_id, request.organisation_id))
            yield _news_duty(request.activity, request.organisation.short_name)


def _news_duty(activity: Activity, organisation: str) -> Duty:
    title = translated_text(activity, "title", current_language())[0]
    values = {"organisation": organisation, "code": activity.code, "title": title}
    sentence = _("%(organisation)s was asked for news of %(code)s: %(title)s") % values
    return Duty(sentence, activity_path(activity), None, PART)
