from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.monitoring.queries.news import reporters
from network_portal.notifications.actions.messages import queue_message, render_message
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.queries.organisations import acting_name
from workplan.actions.locks import check_changeable
from workplan.messages import ACTIVITY_LINK, ASK_FOR_NEWS
from workplan.models import Activity, NewsRequest
from workplan.queries.activities import activity_path
from workplan.queries.news_requests import focal_points, may_be_asked, times_asked


@dataclass(frozen=True)
class Letter:
    seat: TeamMember
    language: str
    values: dict[str, object]


@transaction.atomic
def ask_for_news(
    *, by: Actor, activity: Activity, organisation: Organisation, words: str = "", asked_before: int
) -> NewsRequest:
    """One mail to each focal point of the organisation, in that person's language, and a record of it.

    `asked_before` says how often the asker saw that it was asked: a form sent twice asks once.
    Raises DomainError: nobody_to_ask, not_an_organisation_of_activity, asked_meanwhile, plan_not_open,
    activity_retired, plan_step_not_possible.
    """
    activity = Activity.objects.select_for_update(of=("self",)).select_related("plan", "reporter").get(pk=activity.pk)
    check_askable(activity)
    if organisation not in may_be_asked(activity):
        raise DomainError("not_an_organisation_of_activity", organisation=organisation.short_name)
    if times_asked(activity, organisation) != asked_before:
        raise DomainError("asked_meanwhile", organisation=organisation.short_name)
    people = focal_points(organisation)
    if not people:
        raise DomainError("nobody_to_ask", organisation=organisation.short_name)
    request = NewsRequest.objects.create(
        activity=activity,
        organisation=organisation,
        words=words.strip(),
        language=people[0].user.language,
        people_asked=len(people),
        asked_at=clock.now(),
        asked_by_id=by.user_id,
    )
    links = {"link": {"maker": ACTIVITY_LINK, "plan": activity.plan.slug, "code": activity.code, **_named(by)}}
    for letter in letters_to(people, activity, organisation, words=words, by=by):
        queue_message(
            ASK_FOR_NEWS,
            address=letter.seat.user.email,
            person_id=letter.seat.user_id,
            language=letter.language,
            values=letter.values,
            links=links,
            key=f"{ASK_FOR_NEWS.name}:{request.pk}:{letter.seat.user_id}",
        )
    record("workplan.ask_for_news", by=by, target=activity, changes={"asked": [None, organisation.slug]}, note=words)
    return request


def _named(by: Actor) -> dict[str, int | None]:
    """Whom the mail names where no organisation asks: their erasure empties it."""
    return {} if by.acting_organisation_name else {"by": by.user_id}


def check_askable(activity: Activity) -> None:
    """A draft is not theirs to read. Raises DomainError: plan_not_open, activity_retired, plan_step_not_possible."""
    check_changeable(activity)
    if not activity.is_askable:
        raise DomainError("plan_step_not_possible", state=activity.plan.get_state_display())


def preview(*, by: Actor, activity: Activity, organisation: Organisation, words: str) -> list[dict[str, str]]:
    """What `ask_for_news` would send now: `name`, `language`, `subject` and `text` of each mail. Writes nothing."""
    letters = letters_to(focal_points(organisation), activity, organisation, words=words, by=by)
    return [
        {"name": letter.seat.user.name, "language": letter.language}
        | render_message(ASK_FOR_NEWS, language=letter.language, values=letter.values, link_names=())
        for letter in letters
    ]


def letters_to(
    people: list[TeamMember], activity: Activity, organisation: Organisation, *, words: str, by: Actor
) -> list[Letter]:
    """One letter a person, its words in that person's language."""
    return [
        Letter(seat, seat.user.language, _values(activity, organisation, seat, words=words.strip(), by=by))
        for seat in people
    ]


def _answer_address(activity: Activity, organisation: Organisation) -> str:
    """The form for its news, in the current language; "" for an organisation that does not report on it."""
    if reporters().get(activity.subject_id) != organisation.pk:
        return ""
    return f"{settings.SITE_URL}{reverse('monitoring:report_news', args=[activity.subject_id])}"


def _values(
    activity: Activity, organisation: Organisation, seat: TeamMember, *, words: str, by: Actor
) -> dict[str, object]:
    language = seat.user.language
    with translation.override(language):
        return {
            "name": seat.user.name,
            "organisation": organisation.short_name,
            "asker": acting_name(by) or by.name,
            "code": activity.code,
            "title": activity.title,
            "plan": activity.plan.title,
            "words": words,
            "url": activity_path(activity, language=language, absolute=True),
            "answer_url": _answer_address(activity, organisation),
        }
