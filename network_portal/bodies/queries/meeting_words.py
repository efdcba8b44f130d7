"""What pages and mails say of a meeting, in the language of the moment."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from network_portal.bodies.models import Meeting
from network_portal.bodies.rules.meetings import Span
from network_portal.common.languages import date_in_words, date_range_in_words


def day_in_words(meeting: Meeting) -> str:
    """Its day where it takes place."""
    return date_in_words(_there(meeting).date())


def time_in_words(meeting: Meeting) -> str:
    """'12 May 2026, 10:00 (America/Panama), 15:00 UTC'; another day in UTC is said too."""
    there, utc = _there(meeting), meeting.starts_at.astimezone(UTC)
    told = {"day": date_in_words(there.date()), "time": f"{there:%H:%M}", "zone": meeting.zone, "utc": f"{utc:%H:%M}"}
    if there.date() == utc.date():
        return _("%(day)s, %(time)s (%(zone)s), %(utc)s UTC") % told
    told["utc_day"] = date_in_words(utc.date())
    return _("%(day)s, %(time)s (%(zone)s), %(utc_day)s %(utc)s UTC") % told


def meeting_in_words(meeting: Meeting) -> str:
    """What kind, and its day."""
    return _("%(kind)s, %(day)s") % {"kind": meeting.get_kind_display(), "day": day_in_words(meeting)}


def span_in_words(span: Span) -> str:
    """'May 2026', 'January–March 2026', 'Dialogues with other actors, 2026'."""
    if span.is_dialogue:
        return _("Dialogues with other actors, %(year)d") % {"year": span.first.year}
    return date_range_in_words(span.first, span.last, "month")


def _there(meeting: Meeting) -> datetime:
    return meeting.starts_at.astimezone(ZoneInfo(meeting.zone))
