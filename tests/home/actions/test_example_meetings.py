import pytest

from network_portal.bodies.models import Meeting, Minutes, Task
from network_portal.home.actions.example_meetings import remove_meetings, tell_meetings
from network_portal.notifications.models import Message
from tests.factories import make_table

pytestmark = pytest.mark.django_db


def test_the_invented_meetings_are_marked_write_to_nobody_and_go_without_a_trace():
    make_table(2)
    make_table(3)
    for _again in range(2):
        tell_meetings()
    assert Meeting.objects.filter(is_example=True).count() == Meeting.objects.count() == 6
    assert Minutes.objects.filter(published_at__isnull=False).count() == 1 and Task.objects.count() == 1
    assert not Message.objects.exists()
    remove_meetings()
    assert not (Meeting.objects.exists() or Minutes.objects.exists() or Task.objects.exists())


def test_every_word_of_them_says_that_it_is_invented():
    make_table(2)
    make_table(3)
    tell_meetings()
    for meeting in Meeting.objects.all():
        assert meeting.agenda.startswith("EXAMPLE") and meeting.place.startswith("EXAMPLE")
