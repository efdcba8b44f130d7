from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.notices import call
from network_portal.monitoring.models import CopiedLead, Duty, Round
from network_portal.monitoring.queries.calls import subjects_asked
from network_portal.monitoring.queries.rounds import calendars, open_rounds, rounds_near
from network_portal.monitoring.rules.calendar import RoundDays
from network_portal.monitoring.rules.rounds import RoundState, may_open, opens_late
from network_portal.monitoring.subjects import DueSubject, RoundCalendar

BATCH = 1_000


def open_due_rounds() -> list[Round]:
    """The calendar's own act: prepare the rounds that are near and open those whose day has come.

    Run twice or by two schedulers it makes nothing twice; run late it opens late, and says so.
    """
    opened = []
    for calendar in calendars():
        for days in rounds_near(calendar):
            round_ = prepare_round(by=SYSTEM, calendar=calendar, days=days)
            if round_.state == RoundState.PLANNED and not round_.is_held and _is_its_day(round_):
                opened.append(open_round(by=SYSTEM, round_=round_))
    return opened


def close_due_rounds() -> list[Round]:
    """Those whose last day has passed."""
    over = list(open_rounds().filter(closes_on__lt=clock.today()))
    return [close_round(by=SYSTEM, round_=round_) for round_ in over]


@transaction.atomic
def prepare_round(*, by: Actor, calendar: RoundCalendar, days: RoundDays) -> Round:
    """The round of a month, planned: co-chairs can write its opening, hold it and move its days."""
    round_, is_new = Round.objects.get_or_create(
        slug=days.name,
        defaults={
            "plan": calendar.name,
            "plan_titles": dict(calendar.titles),
            "is_example": calendar.is_example,
            "opens_on": days.opens_on,
            "due_on": days.due_on,
            "closes_on": days.closes_on,
            "meets_in": days.meets_in,
            "since": days.since,
        },
    )
    if is_new:
        record("monitoring.prepare_round", by=by, target=round_)
    return round_


@transaction.atomic
def open_round(*, by: Actor, round_: Round) -> Round:
    """A duty for each subject and its reporter, and a call to each person who reports.

    Raises DomainError: round_is_open_already, round_not_on_its_day.
    """
    if not _is_its_day(round_):
        raise DomainError("round_not_on_its_day")
    late = opens_late(round_.opens_on, clock.today())
    taken = Round.objects.filter(pk=round_.pk, state=RoundState.PLANNED)
    if not taken.update(
        state=RoundState.OPEN, opened_at=clock.now(), opened_late=late, is_held=False, version=F("version") + 1
    ):
        raise DomainError("round_is_open_already")
    round_.refresh_from_db()
    owed = _write_duties(round_)
    record("monitoring.open_round", by=by, target=round_, changes={"duties": [0, owed]})
    call(round_)
    return round_


@transaction.atomic
def close_round(*, by: Actor, round_: Round) -> Round:
    """Nothing more is taken, except from organisations for which it is reopened. Raises round_not_open."""
    closed = Round.objects.filter(pk=round_.pk, state=RoundState.OPEN)
    if not closed.update(state=RoundState.CLOSED, closed_at=clock.now(), version=F("version") + 1):
        raise DomainError("round_not_open")
    round_.refresh_from_db()
    record("monitoring.close_round", by=by, target=round_)
    return round_


def _is_its_day(round_: Round) -> bool:
    return may_open(round_.opens_on, round_.closes_on, clock.today())


def _write_duties(round_: Round) -> int:
    asked = subjects_asked(round_)
    duties = [
        Duty(round=round_, subject_id=pk, organisation_id=one.organisation_id)
        for pk, one in asked.items()
        if one.organisation_id is not None
    ]
    Duty.objects.bulk_create(duties, batch_size=BATCH, ignore_conflicts=True)
    _write_copies(round_, asked)
    return len(asked)


def _write_copies(round_: Round, asked: Mapping[int, DueSubject]) -> None:
    duties = Duty.objects.filter(round=round_).values_list("pk", "subject_id", "organisation_id")
    CopiedLead.objects.bulk_create(
        [
            CopiedLead(duty_id=duty, organisation_id=body)
            for duty, subject, reporter in duties
            if subject in asked
            for body in asked[subject].copied
            if body != reporter
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
