"""The invented meetings and tasks of the demonstration. They are written, not convened: the verb would write to the
teams of every organisation that sits there, real ones too."""

from datetime import timedelta
from typing import Any

from network_portal.bodies.models import Body, Decision, Meeting, Minutes, Task
from network_portal.common import clock
from network_portal.home.rules.example_meetings import MEETINGS, MeetingTold

ZONE, LANGUAGE = "America/Panama", "es"


def tell_meetings() -> None:
    """Where the tables are loaded and no invented meeting is there."""
    tables = {one.number: one for one in Body.objects.filter(kind=Body.WORKING_TABLE)}
    if Meeting.objects.filter(is_example=True).exists():
        return
    for told in MEETINGS:
        if told.table in tables:
            _tell(tables[told.table], told)


def remove_meetings() -> None:
    Task.objects.filter(is_example=True).delete()
    Meeting.objects.filter(is_example=True).delete()


def _tell(table: Body, told: MeetingTold) -> None:
    at = clock.now().replace(hour=15, minute=0, second=0, microsecond=0) + timedelta(days=told.days)
    values: dict[str, Any] = {"kind": told.kind, "state": told.state, "agenda": told.agenda, "reason": told.reason}
    values |= {"zone": ZONE, "language": LANGUAGE, "place": "EXAMPLE: Ciudad de Panamá", "minutes_long": 90}
    meeting = Meeting.objects.create(body=table, starts_at=at, is_example=True, **values)
    if told.minutes:
        minutes = Minutes.objects.create(
            meeting=meeting,
            words=told.minutes,
            language=LANGUAGE,
            public_words=told.public,
            written_at=at + timedelta(days=1),
            published_at=at + timedelta(days=2) if told.public else None,
        )
        decided = enumerate(told.decisions, start=1)
        Decision.objects.bulk_create(Decision(minutes=minutes, position=n, words=words) for n, words in decided)
    for words, days in told.tasks:
        due = clock.today() + timedelta(days=days)
        Task.objects.create(body=table, meeting=meeting, words=words, due_on=due, is_example=True)
