"""What the work plan asks of a person: of co-chairs the plan's dates, of focal points the news asked
of them and the dates of what their organisations report on."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.common.registry import Duty
from network_portal.monitoring.models import Update
from network_portal.monitoring.queries.news import reporters
from network_portal.monitoring.queries.paragraphs import paragraph_path
from network_portal.monitoring.rules.updates import UpdateState
from network_portal.organisations.queries.names import named_organisations
from workplan.models import ActivityState, NewsRequest, Plan
from workplan.queries.activities import activity_path
from workplan.queries.practices import marks_to_look_at
from workplan.queries.promise_duties import answer_url, promises_of_plan, promises_of_reporters
from workplan.rules.plans import PlanState


def duties_of(actor: Actor) -> Iterator[Duty]:
    mine = actor.organisations_as(actors.FOCAL_POINT)
    yield from _news_asked(mine)
    if actor.has_role(actors.CO_CHAIR):
        yield from _drafts()
        yield from marks_to_look_at()
        yield from promises_of_plan()
    else:
        yield from promises_of_reporters(mine)


def _drafts() -> Iterator[Duty]:
    for plan in Plan.objects.filter(state__in=[PlanState.DRAFT, PlanState.ENDORSED]).order_by("starts_on"):
        sentence = _("Record the endorsement of %(plan)s.") if plan.is_draft else _("Put %(plan)s in force.")
        url = reverse("workplan:plan", args=[plan.slug])
        yield Duty(sentence % {"plan": plan.title}, url, plan.starts_on, is_example=plan.is_example)


def _news_asked(organisations: frozenset[int]) -> Iterator[Duty]:
    """Requests to the reporter or another lead that nothing answered yet: no news of the activity came after the
    asking. The newest speaks."""
    if not organisations:
        return
    asked = (
        NewsRequest.objects.filter(organisation__in=organisations, activity__retired_on=None)
        .exclude(activity__plan__state=PlanState.CLOSED)
        .annotate(asked_on=TruncDate("asked_at"))
        .filter(Q(activity__last_news_on=None) | Q(activity__last_news_on__lte=F("asked_on")) & ~_told_since())
        .select_related("activity__plan", "organisation", "asked_by")
        .order_by("-asked_at", "-id")
    )
    told: set[tuple[Any, Any]] = set()
    writers = reporters() if asked else {}
    for request in asked:
        if (request.activity_id, request.organisation_id) not in told:
            told.add((request.activity_id, request.organisation_id))
            yield _news_duty(request, writers)


def _told_since() -> Q:
    """News of the day of asking answer what was asked before them, not after."""
    states = ActivityState.objects.filter(activity=OuterRef("activity"), set_at__gt=OuterRef("asked_at"))
    told = Update.objects.filter(
        subject=OuterRef("activity__subject"), state=UpdateState.ACCEPTED.value, submitted_at__gt=OuterRef("asked_at")
    )
    return Q(Exists(states.order_by())) | Q(Exists(told.order_by()))


def _news_duty(request: NewsRequest, writers: Mapping[int, int]) -> Duty:
    activity, organisation = request.activity, request.organisation.short_name
    title = translated_text(activity, "title", current_language())[0]
    values = {"organisation": organisation, "code": activity.code, "title": title}
    sentence = _("%(organisation)s was asked for news of %(code)s: %(title)s") % values
    body = request.organisation_id
    paragraph = "" if writers.get(activity.subject_id) == body else paragraph_path(activity.subject_id, body)
    return Duty(
        sentence,
        activity_path(activity),
        None,
        note=f"{_who_asked(request)} {_how_to_answer(request, writers, by_paragraph=bool(paragraph))}",
        words=request.words,
        answer_url=paragraph or answer_url(activity, body, writers),
        answer_words=_("Add a paragraph") if paragraph else "",
        is_example=activity.plan.is_example,
        is_asked=True,
    )


def _who_asked(request: NewsRequest) -> str:
    name = request.asked_by.name if request.asked_by else ""
    asked = _("%(name)s asked on %(day)s.") if name else _("A co-chair asked on %(day)s.")
    return asked % {"name": name, "day": date_in_words(request.asked_at)}


def _how_to_answer(request: NewsRequest, writers: Mapping[int, int], *, by_paragraph: bool) -> str:
    """In the portal by who reports on it, and by another lead where a round lets it; else by mail or through them."""
    writer = writers.get(request.activity.subject_id)
    if writer == request.organisation_id:
        return _("Two lines are enough: what happened since the last news, and what comes next.")
    reporter = named_organisations().filter(pk=writer).first() if writer else None
    name = reporter.short_name if reporter else _("Another organisation")
    values = {"reporter": name, "organisation": request.organisation.short_name, "email": settings.CONTACT_EMAIL}
    if by_paragraph:
        how = _("%(reporter)s reports on it in the open round; %(organisation)s can add a paragraph.")
    elif writer:
        how = _(
            "%(reporter)s reports on it in the portal. Tell its team your news, or write two lines to %(email)s: what "
            "happened since the last news, and what comes next."
        )
    else:
        how = _("To answer, write two lines to %(email)s: what happened since the last news, and what comes next.")
    return how % values
