from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Max, QuerySet

from network_portal.common import clock
from network_portal.monitoring.models import Duty, Round
from network_portal.monitoring.rules.calendar import RoundDays, rounds_between
from network_portal.monitoring.rules.rounds import RoundState
from network_portal.monitoring.rules.updates import SENT
from network_portal.monitoring.subjects import RoundCalendar, owners

ONE_DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=62)
LOOK_AHEAD = timedelta(days=31)


def calendars() -> list[RoundCalendar]:
    """Those of the plans in force."""
    found = (owner.calendar() for owner in owners.values())
    return list({calendar.name: calendar for calendar in found if calendar}.values())


def rounds_near(calendar: RoundCalendar) -> Iterable[RoundDays]:
    """The rounds of a plan that could open now, and the next one, to be prepared."""
    today = clock.today()
    first, last = max(calendar.first, today - LOOK_BACK), min(calendar.last, today + LOOK_AHEAD)
    return rounds_between(first, last, calendar.round_months, calendar.meeting_months)


def open_rounds() -> QuerySet[Round]:
    return Round.objects.filter(state=RoundState.OPEN)


def closed_rounds() -> QuerySet[Round]:
    """The last first."""
    return Round.objects.filter(state=RoundState.CLOSED).order_by("-closes_on")


def open_again(round_: Round) -> dict[int, date]:
    """By organisation, the day until which it can answer although everybody else cannot any more."""
    if round_.state == RoundState.PLANNED:
        return {}
    last = max(round_.closes_on, clock.today() - ONE_DAY) if round_.is_open else clock.today() - ONE_DAY
    duties = Duty.objects.filter(round=round_, reopened_until__gt=last)
    return dict(duties.order_by().values_list("organisation_id").annotate(Max("reopened_until")))


def unanswered(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """What is still owed: nothing sent, or sent back."""
    return duties.exclude(update__state__in=SENT)
