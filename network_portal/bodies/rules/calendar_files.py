"""An invitation as calendars read it: RFC 5545, sent as RFC 5546 lays down. Instants are in UTC: no zone is needed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST_LINE = 75
"""Octets, without the line's end."""
REQUEST, CANCEL = "REQUEST", "CANCEL"
PRODUCT = "-//Regional Network Portal//Meetings//EN"


@dataclass(frozen=True)
class Entry:
    """`uid` stays the same for ever, `sequence` rises with each change: so a calendar replaces what it has.

    `organiser` and `attendee` are addresses; without them it is a file to open, not an invitation.
    """

    uid: str
    sequence: int
    starts_at: datetime
    length: timedelta
    stamped_at: datetime
    summary: str
    description: str = ""
    location: str = ""
    is_cancelled: bool = False
    organiser: str = ""
    attendee: str = ""

    @property
    def method(self) -> str:
        return CANCEL if self.is_cancelled else REQUEST


def calendar_file(entry: Entry) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"METHOD:{entry.method if entry.attendee else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{_text(entry.uid)}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTAMP:{_instant(entry.stamped_at)}",
        f"DTSTART:{_instant(entry.starts_at)}",
        f"DTEND:{_instant(entry.starts_at + entry.length)}",
        f"SUMMARY:{_text(entry.summary)}",
        *([f"DESCRIPTION:{_text(entry.description)}"] if entry.description else []),
        *([f"LOCATION:{_text(entry.location)}"] if entry.location else []),
        *([f"ORGANIZER:mailto:{_address(entry.organiser)}"] if entry.organiser else []),
        *([f"ATTENDEE;RSVP=FALSE:mailto:{_address(entry.attendee)}"] if entry.attendee else []),
        f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """Escaped; what is no printable sign and no line's end would break the file, and goes."""
    lines = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").splitlines()
    return "\\n".join("".join(sign for sign in line if sign.isprintable()) for line in lines)


def _address(address: str) -> str:
    """An address holds no sign that could begin another line or another property."""
    return "".join(sign for sign in address if sign.isprintable() and not sign.isspace())


def _folded(line: str) -> str:
    """Lines of at most 75 octets, none of which divides a sign; each further one begins with a space."""
    parts, octets = [""], 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > LONGEST_LINE:
            parts.append(" ")
            octets = 1
        parts[-1] += sign
        octets += size
    return "\r\n".join(parts)
