from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Max, QuerySet

from network_portal.common import clock
from network_portal.monitoring.models import Duty, Round
from network_portal.monitoring.rules.calendar import RoundDays, rounds_between
from network_portal.monitoring.rules.rounds import RoundState
from network_portal.monitoring.rules.updates import SENT
from network_portal.monitoring.subjects import RoundCalendar, owners

LOOK_BACK = timedelta(days=62)
LOOK_AHEAD = timedelta(days=31)


def calendars() -> list[RoundCalendar]:
    """Those of the plans in force."""
    found = (owner.calendar() for owner in owners.values())
    return list({calendar.name: calendar for calendar in found if calendar}.values())


def present_round(plan: str) -> int:
    """The number of the plan's newest round, from 0: whose turn it is follows it."""
    return max(Round.objects.filter(plan=plan, opens_on__lte=clock.today()).count() - 1, 0)


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
    return reopened([round_])[round_.pk]


def reopened(rounds: Collection[Round]) -> dict[int, dict[int, date]]:
    """As `open_again`, by round; one query."""
    found: dict[int, dict[int, date]] = {round_.pk: {} for round_ in rounds}
    begun = {round_.pk: round_ for round_ in rounds if round_.state != RoundState.PLANNED}
    duties = Duty.objects.filter(round__in=begun, reopened_until__gte=clock.today())
    last = duties.order_by().values_list("round_id", "organisation_id").annotate(Max("reopened_until"))
    for number, body, day in last:
        if not begun[number].is_open or day > begun[number].closes_on:
            found[number][body] = day
    return found


def unanswered(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """What is still owed: nothing sent, or sent back."""
    return duties.exclude(update__state__in=SENT)
