from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from network_portal.bodies.actions import meeting_letters
from network_portal.bodies.actions.meeting_letters import remind_of_minutes
from network_portal.bodies.actions.minutes import (
    MinutesValues,
    approve_minutes,
    publish_minutes,
    withdraw_minutes,
    write_minutes,
)
from network_portal.bodies.models import Attendance, Minutes
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from network_portal.organisations.actions.protection import protect_organisation
from network_portal.organisations.models import Organisation
from tests.bodies.meeting import make_meeting, make_minutes
from tests.factories import actor_with, make_organisation, make_table
from tests.mechanism.seated import make_admitted, make_mandate

pytestmark = pytest.mark.django_db
SAID = MinutesValues(words="EXAMPLE: said", language="en", decisions=("EXAMPLE: decided",), public_words="EXAMPLE: met")


@pytest.fixture
def table():
    return make_table(2)


def published(table, words):
    meeting = make_meeting(table)
    said = MinutesValues(words="EXAMPLE", language="en", public_words=words)
    minutes = write_minutes(by=SYSTEM, meeting=meeting, version=0, values=said)
    return publish_minutes(by=SYSTEM, minutes=minutes, version=1)


def page_of(minutes):
    caches["pages"].clear()  # a commit does so, and within a test there is none
    return Client().get(f"/en/mechanism/tables/2/minutes/{minutes.meeting_id}/")


def test_minutes_are_written_approved_at_a_later_meeting_published_and_taken_back(table):
    first, later = make_meeting(table, days=-40), make_meeting(table)
    minutes = write_minutes(by=SYSTEM, meeting=first, version=0, values=SAID)
    first.refresh_from_db()
    assert first.state == "held" and [one.words for one in minutes.decisions.all()] == ["EXAMPLE: decided"]
    assert page_of(minutes).status_code == 404
    for wrong in (first, make_meeting(make_table(3)), make_meeting(table, days=3), make_meeting(table, days=-90)):
        with pytest.raises(DomainError, match="later meeting"):
            approve_minutes(by=SYSTEM, minutes=minutes, version=1, at=wrong)
    approve_minutes(by=SYSTEM, minutes=minutes, version=1, at=later)
    publish_minutes(by=SYSTEM, minutes=minutes, version=2)
    page = page_of(minutes).content.decode()
    assert "EXAMPLE: met" in page and "EXAMPLE: said" not in page and "EXAMPLE: decided" not in page
    withdraw_minutes(by=SYSTEM, minutes=minutes, version=3)
    assert page_of(minutes).status_code == 404


def test_two_who_write_at_once_and_what_is_approved_or_public_stays(table):
    meeting = make_meeting(table, days=-40)
    minutes = write_minutes(by=SYSTEM, meeting=meeting, version=0, values=SAID)
    with pytest.raises(DomainError, match="while you were writing"):
        write_minutes(by=SYSTEM, meeting=meeting, version=0, values=SAID)
    approve_minutes(by=SYSTEM, minutes=minutes, version=1, at=make_meeting(table))
    changed = MinutesValues(words="EXAMPLE: other", language="en", decisions=SAID.decisions)
    with pytest.raises(DomainError, match="approved these minutes"):
        write_minutes(by=SYSTEM, meeting=meeting, version=2, values=changed)
    publish_minutes(by=SYSTEM, minutes=minutes, version=2)
    with pytest.raises(DomainError, match="are public"):
        write_minutes(by=SYSTEM, meeting=meeting, version=3, values=SAID)


# --- Whom the world may not read of ----------------------------------------------------------------
def test_minutes_published_with_a_protected_organisation_present_tell_nothing_of_it(table):
    hidden, seen = make_admitted(table, name_en="House of Welcome"), make_organisation("seen", kind="migrants")
    protect_organisation(by=actor_with(user=hidden.team.get().user), organisation=hidden, alias="Luna Azulada")
    meeting = make_meeting(table)
    for one in (hidden, seen):
        Attendance.objects.create(meeting=meeting, organisation=one)
    for told in (f"Present: [[{hidden.pk}]]", "Present: luna azulada."):
        said = MinutesValues(words="EXAMPLE", language="en", public_words=told)
        with pytest.raises(DomainError):
            write_minutes(by=SYSTEM, meeting=meeting, version=0, values=said)
    assert not Minutes.objects.exists()
    minutes = published_with(meeting, f"Present: [[{seen.pk}]]")
    for path in (f"/en/mechanism/tables/2/minutes/{meeting.pk}/", "/en/mechanism/tables/2/", "/api/v1/meetings/"):
        told = Client().get(path).content.decode()
        assert "Luna" not in told and "Welcome" not in told and f"[[{hidden.pk}]]" not in told
    assert "SEEN" in page_of(minutes).content.decode()


def published_with(meeting, words):
    said = MinutesValues(words="EXAMPLE", language="en", public_words=words)
    minutes = write_minutes(by=SYSTEM, meeting=meeting, version=0, values=said)
    return publish_minutes(by=SYSTEM, minutes=minutes, version=1)


def test_who_withdraws_or_becomes_protected_later_is_named_no_more_in_old_minutes(table):
    member = make_admitted(table, name_en="House of Welcome", acronym_en="", is_listed=True)
    minutes = published(table, f"[[{member.pk}]] hosted. Present: [[{member.pk}]]")
    assert page_of(minutes).content.decode().count("House of Welcome") == 2
    member = Organisation.objects.get(pk=member.pk)
    protect_organisation(by=actor_with(user=member.team.get().user), organisation=member, alias="Luna Azulada")
    told = page_of(minutes).content.decode()
    assert "House of Welcome" not in told and "Luna" not in told
    assert told.count("An organisation that is not listed") == 2


def test_one_that_is_seen_today_is_refused_by_name_too_because_it_may_withdraw(table):
    member = make_admitted(table, name_en="House of Welcome", acronym_en="", is_listed=True)
    with pytest.raises(DomainError, match="outright"):
        published(table, "House of Welcome hosted.")
    minutes = published(table, f"[[{member.pk}]] hosted.")
    assert "House of Welcome" in page_of(minutes).content.decode()
    Organisation.objects.filter(pk=member.pk).update(is_listed=False)
    assert "House of Welcome" not in page_of(minutes).content.decode()


def test_people_and_organisations_that_did_not_choose_it_are_refused_by_name(table):
    make_admitted(table, name_en="Quiet Circle")
    person = make_mandate(table).person
    person.name = "Ana Pérez"
    person.save()
    for told in ("The quiet circle spoke.", "Said by ana perez."):
        with pytest.raises(DomainError, match="outright"):
            published(table, told)


# --- The convenor is reminded ----------------------------------------------------------------------
def reminders():
    return Message.objects.filter(kind="bodies.minutes_missing").count()


def test_who_convened_it_is_reminded_after_three_and_seven_days_and_no_more(table):
    convenor = make_mandate(table).person
    make_mandate(table, "principal_delegate")
    meeting = make_meeting(table, convenor=convenor)
    for hours, told in ((71, 0), (72, 1), (100, 1), (168, 2), (400, 2)):
        with clock.stopped_at(meeting.ends_at + timedelta(hours=hours)):
            remind_of_minutes()
            assert reminders() == told
    assert set(Message.objects.values_list("address", flat=True)) == {convenor.email}


def test_minutes_that_are_there_and_cancelled_meetings_are_not_reminded_of(table):
    make_mandate(table)
    make_minutes(make_meeting(table, days=-10))
    make_meeting(table, days=-10, state="cancelled", reason="EXAMPLE")
    make_meeting(table, days=-10, is_example=True)
    assert remind_of_minutes() == 0


@pytest.mark.parametrize(("guarded", "written"), [(False, 2), (True, 1)])
def test_two_jobs_at_once_remind_once_and_twice_without_the_key(table, monkeypatch, guarded, written):
    """The second job runs between the first one's look at what is written already and its writing."""
    make_mandate(table)
    make_meeting(table, days=-4)
    letter, make = meeting_letters.Letter, Message.objects.bulk_create
    if not guarded:
        monkeypatch.setattr(meeting_letters, "Letter", lambda **told: letter(**told | {"key": None}))
    others = [remind_of_minutes]

    def slow_create(rows, **options):
        if others:
            others.pop()()
        return make(rows, **options)

    monkeypatch.setattr(Message.objects, "bulk_create", slow_create)
    remind_of_minutes()
    assert reminders() == written, connection.vendor
