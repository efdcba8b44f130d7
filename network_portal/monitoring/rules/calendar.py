"""When rounds fall, on plain dates: opening, due day, close, the meeting they report to and the period they tell.

The Network's pledge rounds fall in months of the plan (April, June, September, December), its meetings in
others (May, August, November, February). A round reports to the next meeting; a reporting period runs from
one meeting's month to the next.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

DAYS_TO_ANSWER = 15
DAYS_TO_CORRECT = 15
_YEAR_END = ((12, 20), (1, 6))
"""Nobody is asked to answer between these two days, both included, nor in Holy Week."""


@dataclass(frozen=True)
class RoundDays:
    """`opens_on`, `due_on` and `closes_on` include the day; `meets_in` and `since` are first days of months."""

    opens_on: date
    due_on: date
    closes_on: date
    meets_in: date
    since: date

    @property
    def name(self) -> str:
        """The round's address: '2026-09'."""
        return f"{self.opens_on:%Y-%m}"


def days_of_round(year: int, month: int, meeting_months: Collection[int]) -> RoundDays:
    """The days of the round of a month, unless somebody sets others."""
    return days_from(date(year, month, 1), meeting_months)


def days_from(opens_on: date, meeting_months: Collection[int]) -> RoundDays:
    """The days of a round that opens on a day of somebody's choice."""
    due_on = due_day(opens_on)
    meets_in = next_meeting(opens_on, meeting_months)
    return RoundDays(opens_on, due_on, close_day(due_on), meets_in, meeting_before(meets_in, meeting_months))


def due_day(opens_on: date) -> date:
    """Fifteen days after the opening; a day on which nobody should have to answer moves to the first working day."""
    return first_working_day(opens_on + timedelta(days=DAYS_TO_ANSWER))


def close_day(due_on: date) -> date:
    return due_on + timedelta(days=DAYS_TO_CORRECT)


def first_working_day(day: date) -> date:
    """The day itself outside the pauses; else the first Monday to Friday after them."""
    if not is_pause(day):
        return day
    while is_pause(day) or day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def is_pause(day: date) -> bool:
    """20 December to 6 January, and Holy Week from Palm Sunday to Easter Sunday."""
    year_end = (day.month, day.day) >= _YEAR_END[0] or (day.month, day.day) <= _YEAR_END[1]
    sunday = easter(day.year)
    return year_end or sunday - timedelta(days=7) <= day <= sunday


def next_meeting(day: date, meeting_months: Collection[int]) -> date:
    """The first month of a meeting after the month of `day`."""
    month = _following(day)
    while month.month not in meeting_months:
        month = _following(month)
    return month


def meeting_before(day: date, meeting_months: Collection[int]) -> date:
    """The last month of a meeting before the month of `day`."""
    month = _preceding(day)
    while month.month not in meeting_months:
        month = _preceding(month)
    return month


def rounds_between(
    first: date, last: date, round_months: Collection[int], meeting_months: Collection[int]
) -> Iterator[RoundDays]:
    """Every round whose opening day lies in the days given, both included, in order."""
    month = first.replace(day=1)
    while month <= last:
        if month.month in round_months and first <= month:
            yield days_of_round(month.year, month.month, meeting_months)
        month = _following(month)


def _following(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _preceding(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
