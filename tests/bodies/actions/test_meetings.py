from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from uuid import uuid4

import pytest

from network_portal.accounts.models import User
from network_portal.bodies.actions.meetings import cancel_meeting, change_meeting, convene_meeting, record_attendance
from network_portal.bodies.models import Attendance, Meeting
from network_portal.common import clock
from network_portal.common.actors import FOCAL_POINT, MEMBER, SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.actions.mails import mail_of
from network_portal.notifications.models import Message
from tests.bodies.meeting import make_meeting, values
from tests.factories import make_table
from tests.mechanism.seated import make_admitted, make_mandate, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return make_table(2)


def entry_in(message):
    """The lines of the calendar file in the mail, unfolded."""
    parts = message_from_bytes(mail_of(message).message().as_bytes()).walk()
    [part] = [part for part in parts if part.get_content_type() == "text/calendar"]
    text = part.get_payload(decode=True).decode().replace("\r\n", "\n")
    return part, text.replace("\n ", "").split("\n")


def test_the_teams_of_members_and_who_runs_it_are_invited_once_and_nobody_else(table):
    secretary, inside, outside = make_mandate(table).person, make_admitted(table), make_admitted(make_table(3))
    colleague, focal_point = make_representative(inside, MEMBER), make_representative(inside, FOCAL_POINT)
    uid = uuid4()
    made = [convene_meeting(by=SYSTEM, body=table, values=values(), uid=uid) for _press in range(2)]
    assert made[0] == made[1] and Meeting.objects.count() == 1
    told = list(Message.objects.filter(kind="bodies.meeting_convened").values_list("address", flat=True))
    assert sorted(told) == sorted({secretary.email, colleague.email, inside.team.order_by("pk")[0].user.email})
    assert focal_point.email not in told and outside.team.get().user.email not in told


def test_the_invitation_says_the_time_in_its_zone_and_in_utc_and_brings_an_entry(table):
    make_mandate(table)
    at = clock.now().replace(hour=3, minute=30, second=0, microsecond=0) + timedelta(days=9)
    convene_meeting(by=SYSTEM, body=table, values=values(starts_at=at))
    message = Message.objects.get()
    assert "22:30 (America/Panama)" in message.text and "03:30 UTC" in message.text
    part, lines = entry_in(message)
    assert part.get_param("method") == "REQUEST" and part.get_filename() == "invitation.ics"
    assert f"DTSTART:{at:%Y%m%dT%H%M%SZ}" in lines and "SEQUENCE:0" in lines
    assert f"ATTENDEE;RSVP=FALSE:mailto:{message.address}" in lines
    assert "LOCATION:EXAMPLE hall" in lines


def test_who_is_written_to_quietly_reads_of_no_table_in_mail_or_calendar(table):
    person = make_mandate(table).person
    User.objects.filter(pk=person.pk).update(is_quiet=True)
    convene_meeting(by=SYSTEM, body=table, values=values())
    message = Message.objects.get()
    _part, lines = entry_in(message)
    assert "SUMMARY:Appointment" in lines
    assert not [line for line in lines if line.startswith(("LOCATION", "DESCRIPTION"))]
    whole = mail_of(message).message().as_string() + "\n".join(lines)
    for told in ("Working Table", "Table of 2", "working-table-2", "EXAMPLE hall", "EXAMPLE: the plan"):
        assert told not in whole


def test_a_change_raises_the_sequence_tells_once_and_one_that_changes_nothing_tells_nobody(table):
    make_mandate(table)
    said = values()
    meeting = convene_meeting(by=SYSTEM, body=table, values=said)
    same = change_meeting(by=SYSTEM, meeting=meeting, version=1, values=said)
    assert same.sequence == 0 and not Message.objects.filter(kind="bodies.meeting_changed").exists()
    moved = change_meeting(by=SYSTEM, meeting=meeting, version=2, values=replace(said, place="EXAMPLE: elsewhere"))
    _part, lines = entry_in(Message.objects.get(kind="bodies.meeting_changed"))
    assert moved.uid == meeting.uid and "SEQUENCE:1" in lines and f"UID:{meeting.uid}@" in "\n".join(lines)
    with pytest.raises(DomainError, match="while you were writing"):
        change_meeting(by=SYSTEM, meeting=meeting, version=2, values=said)


def test_a_cancelled_meeting_says_why_and_leaves_the_calendars(table):
    make_mandate(table)
    meeting = convene_meeting(by=SYSTEM, body=table, values=values())
    cancel_meeting(by=SYSTEM, meeting=meeting, version=1, reason="EXAMPLE: a storm")
    message = Message.objects.get(kind="bodies.meeting_cancelled")
    part, lines = entry_in(message)
    assert "EXAMPLE: a storm" in message.text and part.get_param("method") == "CANCEL"
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"} <= set(lines)
    with pytest.raises(DomainError, match="begun or was cancelled"):
        cancel_meeting(by=SYSTEM, meeting=meeting, version=2, reason="Again")


@pytest.mark.parametrize(
    ("said", "words"),
    [({"starts_at": "past"}, "time to come"), ({"place": ""}, "Say where")],
)
def test_a_meeting_is_to_come_and_somewhere(table, said, words):
    said = {name: clock.now() if value == "past" else value for name, value in said.items()}
    with pytest.raises(DomainError, match=words):
        convene_meeting(by=SYSTEM, body=table, values=values(**said))


def test_attendance_is_of_members_says_that_it_was_held_and_leaves_no_name_in_the_audit(table):
    here, other, stranger = make_admitted(table), make_admitted(table), make_admitted(make_table(3))
    meeting = make_meeting(table)
    record_attendance(by=SYSTEM, meeting=meeting, version=1, organisations=[here.pk, other.pk])
    record_attendance(by=SYSTEM, meeting=meeting, version=2, organisations=[here.pk])
    assert list(Attendance.objects.values_list("organisation", flat=True)) == [here.pk]
    meeting.refresh_from_db()
    assert meeting.state == "held"
    with pytest.raises(DomainError, match="sit in the body"):
        record_attendance(by=SYSTEM, meeting=meeting, version=3, organisations=[stranger.pk])
    with pytest.raises(DomainError, match="has not begun"):
        record_attendance(by=SYSTEM, meeting=make_meeting(table, days=2), version=1, organisations=[here.pk])
