"""Who is written to about a meeting, each in their language, once each time. None names a person."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.bodies.models import Meeting
from network_portal.bodies.queries.invited import who_is_invited, who_sees_to_minutes
from network_portal.bodies.queries.meeting_words import day_in_words, time_in_words
from network_portal.bodies.queries.words import body_in_words
from network_portal.bodies.rules.minutes import reminders_due
from network_portal.common import clock
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds

LOOKED_BACK = timedelta(days=60)
"""A meeting of longer ago is not reminded of: its minutes came with what was written down before this portal."""


def tell_convened(meeting: Meeting) -> int:
    return _invite("bodies.meeting_convened", meeting)


def tell_changed(meeting: Meeting) -> int:
    return _invite("bodies.meeting_changed", meeting)


def tell_cancelled(meeting: Meeting) -> int:
    return _invite("bodies.meeting_cancelled", meeting)


def remind_of_minutes() -> int:
    """A job: who convened a meeting of which minutes are missing, 3 and 7 days after it. The outbox knows each
    occasion: run late, or twice at once, it tells once."""
    now = clock.now()
    waiting = Meeting.objects.standing().filter(minutes=None, is_example=False, starts_at__lt=now)
    waiting = waiting.filter(starts_at__gt=now - LOOKED_BACK).select_related("body").order_by("pk")
    return sum(_remind(meeting, days) for meeting in waiting for days in reminders_due(meeting.ends_at, now))


def _remind(meeting: Meeting, days: int) -> int:
    return _write("bodies.minutes_missing", meeting, who_sees_to_minutes(meeting), f"{days}")


def _invite(kind: str, meeting: Meeting) -> int:
    return _write(kind, meeting, who_is_invited(meeting.body), f"{meeting.sequence}")


def _write(kind: str, meeting: Meeting, people: Iterable[User], occasion: str) -> int:
    said: dict[str, dict[str, Any]] = {}
    letters = []
    for person in people:
        if person.language not in said:
            with translation.override(person.language):
                said[person.language] = _values(meeting)
        letters.append(
            Letter(
                address=person.email,
                person_id=person.pk,
                language=person.language,
                values=said[person.language] | {"name": person.name},
                key=f"{kind}:{meeting.pk}.{occasion}:{person.pk}",
                links={"link": {"maker": "bodies.meeting", "meeting": meeting.pk}},
            )
        )
    return queue_messages(kinds[kind], letters)


def _values(meeting: Meeting) -> dict[str, Any]:
    return {
        "table": body_in_words(meeting.body),
        "kind": str(meeting.get_kind_display()),
        "day": day_in_words(meeting),
        "time": time_in_words(meeting),
        "minutes_long": meeting.minutes_long,
        "place": meeting.place,
        "meeting_link": meeting.link,
        "agenda": meeting.agenda,
        "reason": meeting.reason,
    }
