"""The invented rounds of the demonstration, by the product's own verbs."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time
from typing import Any

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, FOCAL_POINT, SYSTEM, Actor
from network_portal.home.rules.example_rounds import (
    ANSWERS_AFTER,
    CLOSED,
    CLOSES_AFTER,
    COMMENT,
    DECIDED_AFTER,
    DRAFTED_AFTER,
    DUE_AFTER,
    EARLIER,
    EVIDENCE,
    EXTENDED,
    LAST_DAYS,
    OPEN,
    TOLD_BEFORE,
    WORDS,
    Told,
)
from network_portal.monitoring.actions.decisions import accept_update, return_update
from network_portal.monitoring.actions.notices import owing
from network_portal.monitoring.actions.nudges import nudge
from network_portal.monitoring.actions.round_steps import change_round_days, write_opening
from network_portal.monitoring.actions.rounds import close_round, open_round, prepare_round
from network_portal.monitoring.actions.updates import save_draft, submit_update
from network_portal.monitoring.models import Duty, Round, Update
from network_portal.monitoring.queries.rounds import rounds_near
from network_portal.monitoring.rules.calendar import RoundDays, rounds_between
from network_portal.monitoring.rules.updates import Answer, UpdateState
from network_portal.monitoring.subjects import RoundCalendar
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation, TeamMember
from pledges.models import Pledge
from workplan.models import Activity, Plan
from workplan.queries.subjects import round_calendar
from workplan.rules.status import Status

NOON = time(17, tzinfo=UTC)  # noon in the Network's calendar
LANGUAGE = "es"


def tell_rounds(plan: Plan) -> None:
    """In the months of the plan: two rounds that closed, where it is old enough, one that still takes answers,
    and the next one planned."""
    calendar = round_calendar()
    if calendar is None or calendar.name != plan.slug:
        return
    begun = list(rounds_between(calendar.first, clock.today(), calendar.round_months, calendar.meeting_months))
    over, latest = begun[:-1][-2:], begun[-1:]
    for days, answers in zip(over, (EARLIER, CLOSED)[2 - len(over) :], strict=True):
        told = _open(calendar, days)
        _tell(told, answers, days.opens_on)
        with on_day(days.closes_on):
            close_round(by=SYSTEM, round_=told)
    _forget_mails()
    for days in latest:
        told = _open(calendar, days)
        if days.closes_on < clock.today():
            _extend(told)
        _tell(told, OPEN, max(days.opens_on, clock.today() - TOLD_BEFORE))
    for days in rounds_near(calendar):
        prepare_round(by=SYSTEM, calendar=calendar, days=days)


def remove_rounds(also: set[int]) -> set[int]:
    """With all that was said in them, and of invented activities outside them, before the plans are removed.

    `also` are the subjects of invented pledges. Answers the subjects, which can go once their owners are gone.
    """
    found = Activity.objects.filter(plan__is_example=True).values_list("subject_id", flat=True)
    subjects = {pk for pk in found if pk is not None}
    subjects |= also
    Update.objects.filter(subject__in=subjects).delete()
    Round.objects.filter(is_example=True).delete()
    return subjects


def _open(calendar: RoundCalendar, days: RoundDays) -> Round:
    chair = example_actor("iom", CO_CHAIR)
    with on_day(days.opens_on):
        round_ = prepare_round(by=SYSTEM, calendar=calendar, days=days)
        write_opening(by=chair, round_=round_, version=round_.version, words=WORDS, language=LANGUAGE, is_held=False)
        return open_round(by=SYSTEM, round_=round_)


def _extend(round_: Round) -> None:
    """Between two months of rounds the last one is still open: the co-chairs gave more time, and said so."""
    chair, due_on = example_actor("iom", CO_CHAIR), clock.today() + DUE_AFTER
    with on_day(round_.closes_on - LAST_DAYS):
        change_round_days(
            by=chair, round_=round_, version=round_.version, due_on=due_on, closes_on=due_on + CLOSES_AFTER
        )
    round_.refresh_from_db()
    with on_day(clock.today() - TOLD_BEFORE):
        nudge(by=chair, round_=round_, organisations=owing(round_), words=EXTENDED, nudged_before=0)


def _tell(round_: Round, answers: Mapping[str, Told], first: date) -> None:
    """Answered from `first` on, decided and drafted some days later, nothing after today."""
    told = list(_duties(round_, answers))
    for duty, status, answer in told:
        if answer.state is not UpdateState.DRAFT:
            with on_day(first + ANSWERS_AFTER):
                submit_update(duty=duty, version=0, answer=_answer(answer, status), **_author(duty))
    with on_day(first + DECIDED_AFTER):
        for duty, _status, answer in told:
            _decide(duty, answer.state)
    for duty, status, answer in told:
        if answer.state is UpdateState.DRAFT:
            with on_day(first + DRAFTED_AFTER):
                save_draft(duty=duty, version=0, answer=_answer(answer, status), **_author(duty))


def _duties(round_: Round, answers: Mapping[str, Told]) -> Iterator[tuple[Duty, str, Told]]:
    """Each duty that is told of, with the present status of its activity; P1 is the first of the pledges."""
    duties = {duty.subject_id: duty for duty in Duty.objects.filter(round=round_).select_related("organisation")}
    activities = Activity.objects.filter(subject__in=duties, code__in=answers).order_by("position")
    for activity in activities:
        status = Status.ON_TRACK.value if activity.status == Status.NO_INFORMATION else activity.status
        if activity.subject_id:
            yield duties[activity.subject_id], status, answers[activity.code]
    for place, pledge in enumerate(Pledge.objects.filter(is_example=True).order_by("year", "number"), start=1):
        told = answers.get(f"P{place}")
        if told and pledge.subject_id in duties:
            yield duties[pledge.subject_id], told.status or pledge.stage, told


def _answer(told: Told, status: str) -> Answer:
    if not told.done:
        return Answer(nothing_new=True)
    return Answer(False, status, told.done, EVIDENCE, told.in_the_way, told.next_step)


def _decide(duty: Duty, state: UpdateState) -> None:
    """By the co-chair who does not speak for the organisation."""
    decider = example_actor("eclac" if duty.organisation.slug == "iom" else "iom", CO_CHAIR)
    update = Update.objects.filter(duty=duty).first()
    if update and state is UpdateState.ACCEPTED:
        accept_update(by=decider, update=update, version=update.version)
    if update and state is UpdateState.RETURNED:
        return_update(by=decider, update=update, version=update.version, comment=COMMENT)


def _author(duty: Duty) -> dict[str, Any]:
    return {"by": example_actor(duty.organisation.slug, FOCAL_POINT), "language": LANGUAGE}


def example_actor(slug: str, role: str) -> Actor:
    """Somebody of the organisation's team, as if signed in; the focal point where that is asked and there is one."""
    body = Organisation.objects.get(slug=slug)
    seats = TeamMember.objects.current().filter(organisation=body, user__is_example=True).select_related("user")
    seat = (seats.filter(role=FOCAL_POINT).first() if role == FOCAL_POINT else None) or seats.order_by("pk").first()
    return Actor(
        user_id=seat.user_id if seat else None,
        name=seat.user.name if seat else "",
        roles=frozenset({CO_CHAIR} if role == CO_CHAIR else ()),
        memberships={body.pk: seat.role} if seat else ({} if role == CO_CHAIR else {body.pk: role}),
        acting_for=body.pk,
        acting_organisation_name=body.short_name,
    )


def on_day(day: date) -> AbstractContextManager[None]:
    return clock.stopped_at(datetime.combine(min(day, clock.today()), NOON))


def _forget_mails() -> None:
    """Mails of closed rounds left long ago; only those of the open one are read in the outbox."""
    people = User.objects.filter(is_example=True)
    Message.objects.filter(kind__startswith="monitoring.", person__in=people).delete()
