"""Events end after five years, and not a day before."""

from datetime import UTC, datetime, timedelta

import pytest

from network_portal.audit.actions import forget_old_events, record
from network_portal.audit.models import Event
from network_portal.audit.tasks import forget_old_events as task
from network_portal.celery import CALENDAR
from network_portal.common import clock
from tests.factories import actor_with, make_organisation, make_user

NOW = datetime(2032, 2, 29, 8, 50, tzinfo=UTC)


def happened(moment):
    with clock.stopped_at(moment):
        return record("organisations.invite", by=actor_with(), target=make_organisation())


@pytest.mark.django_db
def test_what_is_older_than_five_years_ends():
    kept = happened(datetime(2027, 2, 28, 8, 50, tzinfo=UTC))
    happened(datetime(2027, 2, 28, 8, 49, tzinfo=UTC))
    with clock.stopped_at(NOW):
        assert forget_old_events() == 1
        assert forget_old_events() == 0
    assert list(Event.objects.all()) == [kept]


@pytest.mark.django_db
def test_a_person_stands_there_by_number_alone():
    person = make_user(name="Eva EXAMPLE")
    event = record("organisations.invite", by=actor_with(user=person), target=make_organisation())
    assert event.actor_id == person.pk
    assert "Eva" not in str(Event.objects.values())


@pytest.mark.django_db
def test_a_job_does_it_each_day():
    assert task.name in [entry["task"] for entry in CALENDAR.values()]
    happened(clock.now() - timedelta(days=5 * 366))
    task()
    assert not Event.objects.exists()
