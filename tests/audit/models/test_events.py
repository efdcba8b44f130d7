import pytest

from network_portal.audit.actions import record
from network_portal.audit.models import Event
from tests.factories import actor_with, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return record("organisations.load_organisation", by=actor_with(), target=make_organisation())


def test_nobody_changes_an_event(event):
    event.note = "something else"
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        Event.objects.filter(pk=event.pk).update(note="something else")


def test_nobody_deletes_an_event(event):
    with pytest.raises(TypeError):
        event.delete()
    with pytest.raises(TypeError):
        Event.objects.all().delete()
    assert Event.objects.count() == 1
