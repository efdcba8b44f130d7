from uuid import uuid4

import pytest

from network_portal.bodies.actions.announcements import announce
from network_portal.bodies.models import Announcement
from network_portal.common.actors import FOCAL_POINT, MEMBER
from network_portal.notifications.models import Message
from network_portal.notifications.queries.quiet import leaves_quietly, quiet_words
from tests.factories import make_table
from tests.mechanism.seated import acting, make_admitted, make_mandate, make_representative

pytestmark = pytest.mark.django_db
VALUES = {"subject": "EXAMPLE meeting", "text": "We meet on Monday.", "language": "en"}


@pytest.fixture
def table():
    return make_table(2)


def told() -> list[str]:
    return sorted(Message.objects.filter(kind="bodies.announced").values_list("address", flat=True))


def test_it_reaches_the_people_of_each_member_and_who_runs_it_once(table):
    secretary, member = make_mandate(table).person, make_admitted(table)
    colleague = make_representative(member, MEMBER)
    make_representative(member, FOCAL_POINT)
    make_admitted(make_table(3))
    announce(by=acting(secretary), body=table, key=uuid4(), values=VALUES)
    represents = member.team.get(role="representative").user
    assert told() == sorted([secretary.email, represents.email, colleague.email])
    assert "We meet on Monday." in Message.objects.first().text


def test_pressed_twice_it_is_sent_once(table):
    secretary, key = make_mandate(table).person, uuid4()
    first = announce(by=acting(secretary), body=table, key=key, values=VALUES)
    assert announce(by=acting(secretary), body=table, key=key, values=VALUES) == first
    assert (Announcement.objects.count(), len(told())) == (1, 1)
    announce(by=acting(secretary), body=table, key=uuid4(), values=VALUES)
    assert (Announcement.objects.count(), len(told())) == (2, 2)


def test_who_is_written_to_quietly_reads_neither_table_nor_subject(table):
    quiet = make_admitted(table, is_quiet=True, name_en="Zq House")
    announce(by=acting(make_mandate(table).person), body=table, key=uuid4(), values=VALUES)
    message = Message.objects.get(address=quiet.team.get().user.email)
    assert leaves_quietly(message)
    sent = str(quiet_words(message))
    assert not any(words in sent for words in ("Working Table", "EXAMPLE", "Monday", "Zq"))
