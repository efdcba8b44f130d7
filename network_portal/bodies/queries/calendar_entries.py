"""A meeting as an entry of a calendar: for who is written to quietly, one that names neither organisation nor table."""

from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.accounts.links import address_of
from network_portal.bodies.models import Meeting
from network_portal.bodies.queries.words import body_in_words
from network_portal.bodies.rules.calendar_files import Entry, calendar_file
from network_portal.notifications.kinds import AttachedFile
from network_portal.notifications.models import Message

FILE_NAME = "invitation.ics"


def attached_entry(message: Message, is_quiet: bool) -> AttachedFile | None:
    """The entry as it is when the mail leaves, of the meeting to which its link leads; none where it is gone."""
    number = message.links.get("link", {}).get("meeting")
    meeting = Meeting.objects.select_related("body").filter(pk=number).first()
    if meeting is None:
        return None
    entry = entry_of(meeting, language=message.language, is_quiet=is_quiet, attendee=message.address)
    return AttachedFile(FILE_NAME, calendar_file(entry), f"text/calendar; method={entry.method}")


def entry_of(meeting: Meeting, *, language: str, is_quiet: bool, attendee: str = "") -> Entry:
    """`attendee` is the address of who is invited by mail; without it, a file that somebody fetched."""
    with translation.override(language):
        organiser = settings.QUIET_FROM_EMAIL if is_quiet else settings.DEFAULT_FROM_EMAIL
        return Entry(
            uid=f"{meeting.uid}@{settings.MESSAGE_ID_DOMAIN}",
            sequence=meeting.sequence,
            starts_at=meeting.starts_at,
            length=timedelta(minutes=meeting.minutes_long),
            stamped_at=meeting.changed_at,
            is_cancelled=meeting.state == Meeting.CANCELLED,
            organiser=_bare(organiser) if attendee else "",
            attendee=attendee,
            **({"summary": _("Appointment")} if is_quiet else _said(meeting, language)),
        )


def _said(meeting: Meeting, language: str) -> dict[str, str]:
    kind = str(meeting.get_kind_display())
    page = address_of("bodies:meeting", language, slug=meeting.body.slug, meeting_id=meeting.pk)
    return {
        "summary": _("%(kind)s, %(table)s") % {"kind": kind, "table": body_in_words(meeting.body)},
        "description": "\n\n".join(words for words in (meeting.agenda, page) if words),
        "location": ", ".join(words for words in (meeting.place, meeting.link) if words),
    }


def _bare(sender: str) -> str:
    """'Name <address>' without its name."""
    return sender.rpartition("<")[2].rstrip(">").strip()
