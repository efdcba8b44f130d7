"""The meetings of a body, for those who may read inside."""

from datetime import UTC, date, datetime, time
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Q

from network_portal.bodies.models import Body, Meeting
from network_portal.bodies.models.meetings import MeetingQuerySet
from network_portal.bodies.rules.meetings import MeetingDay, Span, spans_of_year
from network_portal.common import clock

PAGE = 25


class MeetingPage(NamedTuple):
    """The newest first; `older` and `newer` are the keys of the pages beside it, empty where there is none."""

    rows: list[Meeting]
    older: str
    newer: str


def meetings_of(body: Body) -> MeetingQuerySet:
    return Meeting.objects.filter(body=body).select_related("minutes")


def meeting_page(body: Body, *, before: str = "", after: str = "") -> MeetingPage:
    """A page by key, `<instant>_<id>`: as many queries for a thousand meetings as for one. A key that cannot be read
    is none."""
    found, low, high = meetings_of(body), _key(after), _key(before)
    if low:
        rows = list(found.filter(_later(*low)).order_by("starts_at", "pk")[: PAGE + 1])
        more, rows = len(rows) > PAGE, rows[:PAGE][::-1]
        return MeetingPage(rows, _key_of(rows[-1]) if rows else "", _key_of(rows[0]) if more else "")
    rows = list((found.filter(_earlier(*high)) if high else found).order_by("-starts_at", "-pk")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    return MeetingPage(rows, _key_of(rows[-1]) if more else "", _key_of(rows[0]) if high and rows else "")


def next_meetings(body: Body, most: int = 3) -> list[Meeting]:
    """Those that are planned and not over, the soonest first."""
    found = Meeting.objects.filter(body=body, state=Meeting.PLANNED, starts_at__gte=clock.now())
    return list(found.order_by("starts_at", "pk")[:most])


def last_meetings(body: Body, most: int = 2) -> list[Meeting]:
    """Those that began and were not cancelled, the newest first."""
    found = meetings_of(body).standing().filter(starts_at__lt=clock.now())
    return list(found.order_by("-starts_at", "-pk")[:most])


def later_meetings(meeting: Meeting, most: int = 20) -> MeetingQuerySet:
    """Those of the body at which its minutes may be approved: begun, after it, not cancelled; the soonest first."""
    found = Meeting.objects.filter(body=meeting.body_id, starts_at__gt=meeting.starts_at, starts_at__lte=clock.now())
    first = found.standing().order_by("starts_at", "pk").values_list("pk", flat=True)[:most]
    return Meeting.objects.filter(pk__in=list(first)).order_by("starts_at", "pk")


def owed_in(body: Body, year: int) -> list[Span]:
    """What the body owes in a year of the Network's calendar, against what is planned and held."""
    days = (datetime.combine(date(year + more, 1, 1), time(12), UTC) for more in (0, 1))
    first, last = days
    margin = Q(starts_at__gte=first.replace(hour=0)) & Q(starts_at__lt=last.replace(day=2))
    rows = Meeting.objects.filter(margin, body=body).order_by("starts_at")
    told = rows.values_list("starts_at", "kind", "state")
    meetings = [MeetingDay(clock.day_of(starts_at), kind, state) for starts_at, kind, state in told]
    return spans_of_year(body.kind, year, meetings, settings.DIALOGUES_A_YEAR)


def attendance_count(meeting: Meeting) -> int:
    return meeting.attendance.aggregate(count=Count("pk"))["count"]


def _later(at: datetime, pk: int) -> Q:
    return Q(starts_at__gt=at) | Q(starts_at=at, pk__gt=pk)


def _earlier(at: datetime, pk: int) -> Q:
    return Q(starts_at__lt=at) | Q(starts_at=at, pk__lt=pk)


def _key_of(meeting: Meeting) -> str:
    return f"{meeting.starts_at.astimezone(UTC).strftime('%Y%m%dT%H%M%S.%f')}_{meeting.pk}"


def _key(text: str) -> tuple[datetime, int] | None:
    moment, _line, number = text.partition("_")
    try:
        return datetime.strptime(moment, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC), int(number[:18])
    except ValueError:
        return None
