"""What the work plan asks of a person: of co-chairs the plan's dates, of focal points the news asked
of them and the dates of what their organisations report on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.common.registry import Duty
from workplan.models import Activity, NewsRequest, Plan
from workplan.queries.activities import activity_path
from workplan.queries.board import board_activities, late_and_coming, with_open_promises
from workplan.queries.plans import plan_in_force
from workplan.rules.plans import PlanState
from workplan.rules.status import SETTLED

MOST_LINES = 10


def duties_of(actor: Actor) -> Iterator[Duty]:
    mine = actor.organisations_as(actors.FOCAL_POINT)
    yield from _news_asked(mine)
    if actor.has_role(actors.CO_CHAIR):
        yield from _drafts()
        yield from _dates_of_plan()
    else:
        yield from _dates_of_reporters(mine)


def _drafts() -> Iterator[Duty]:
    for plan in Plan.objects.filter(state__in=[PlanState.DRAFT, PlanState.ENDORSED]).order_by("starts_on"):
        sentence = _("Record the endorsement of %(plan)s.") if plan.is_draft else _("Put %(plan)s in force.")
        url = reverse("workplan:plan", args=[plan.slug])
        yield Duty(sentence % {"plan": plan.title}, url, plan.starts_on, is_example=plan.is_example)


def _dates_of_plan() -> Iterator[Duty]:
    """The activities of the plan in force that are late or due soon, the earliest first."""
    plan = plan_in_force()
    if plan is None:
        return
    rows = board_activities(plan).filter(Q(is_late=True) | Q(is_due_soon=True))
    activities = list(rows.order_by("next_due_on", "position"))
    for activity in activities[:MOST_LINES]:
        yield _dated_duty(plan, activity, activity.next_due_on, is_late=activity.is_late)
    yield from _more(plan, len(activities) - MOST_LINES)


def _dates_of_reporters(organisations: frozenset[int]) -> Iterator[Duty]:
    """What these organisations report on in the plan in force: each late deliverable, and each activity's next."""
    plan = plan_in_force() if organisations else None
    if plan is None:
        return
    rows = board_activities(plan).filter(reporter__in=organisations).exclude(status_then__in=SETTLED)
    found: list[tuple[date, bool, Any]] = [
        (due, is_late, activity)
        for activity in with_open_promises(rows.select_related("reporter"), plan)
        for due, is_late in _late_and_next(activity, plan)
    ]
    found.sort(key=lambda one: (one[0], one[2].position))
    for day, is_late, activity in found[:MOST_LINES]:
        note = _("%(organisation)s reports on it.") % {"organisation": activity.reporter.short_name}
        yield replace(_dated_duty(plan, activity, day, is_late=is_late), note=note, answer_url=_mail_about(activity))
    yield from _more(plan, len({activity.pk for _day, _is_late, activity in found[MOST_LINES:]}))


def _late_and_next(activity: Any, plan: Plan) -> list[tuple[date, bool]]:
    """The due day of each late promise and of the next one, and whether it is late."""
    late, coming = late_and_coming(activity, plan)
    following = [(item.due_on, False) for item in coming if item.due_on]
    return [(item.due_on, True) for item in late if item.due_on] + following[:1]


def _dated_duty(plan: Plan, activity: Activity, day: date | None, *, is_late: bool) -> Duty:
    words = {"code": activity.code, "title": translated_text(activity, "title", current_language())[0]}
    if is_late:
        sentence = _("A deliverable of %(code)s is late: %(title)s") % words
    else:
        sentence = _("A deliverable of %(code)s is due: %(title)s") % words
    url = reverse("workplan:activity", args=[plan.slug, activity.code])
    return Duty(sentence, url, day, is_example=plan.is_example)


def _more(plan: Plan, more: int) -> Iterator[Duty]:
    if more > 0:
        sentence = ngettext(
            "%(count)d more activity with a date is on the board.",
            "%(count)d more activities with a date are on the board.",
            more,
        )
        yield Duty(sentence % {"count": more}, reverse("workplan:board", args=[plan.slug]), None)


def _news_asked(organisations: frozenset[int]) -> Iterator[Duty]:
    """Requests that nothing answered yet: no news of the activity since the day of asking. The newest speaks."""
    if not organisations:
        return
    asked = (
        NewsRequest.objects.filter(organisation__in=organisations, activity__retired_on=None)
        .exclude(activity__plan__state=PlanState.CLOSED)
        .annotate(asked_on=TruncDate("asked_at"))
        .filter(Q(activity__last_news_on=None) | Q(activity__last_news_on__lt=F("asked_on")))
        .select_related("activity__plan", "organisation", "asked_by")
        .order_by("-asked_at", "-id")
    )
    told: set[tuple[Any, Any]] = set()
    for request in asked:
        if (request.activity_id, request.organisation_id) not in told:
            told.add((request.activity_id, request.organisation_id))
            yield _news_duty(request)


def _news_duty(request: NewsRequest) -> Duty:
    activity, organisation = request.activity, request.organisation.short_name
    title = translated_text(activity, "title", current_language())[0]
    values = {"organisation": organisation, "code": activity.code, "title": title}
    sentence = _("%(organisation)s was asked for news of %(code)s: %(title)s") % values
    return Duty(
        sentence,
        activity_path(activity),
        None,
        note=_asked(request),
        words=request.words,
        answer_url=_mail_about(activity),
        is_example=activity.plan.is_example,
    )


def _asked(request: NewsRequest) -> str:
    """Who asked when, and how to answer while there is no page for it."""
    name = request.asked_by.name if request.asked_by else ""
    values = {"name": name, "day": date_in_words(request.asked_at), "email": settings.CONTACT_EMAIL}
    asked = _("%(name)s asked on %(day)s.") if name else _("A co-chair asked on %(day)s.")
    how = _("To answer, write two lines to %(email)s: what happened since the last news, and what comes next.")
    return f"{asked % values} {how % values}"


def _mail_about(activity: Activity) -> str:
    return f"mailto:{settings.CONTACT_EMAIL}?{urlencode({'subject': activity.code})}"
