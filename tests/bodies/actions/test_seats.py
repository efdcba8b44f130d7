from datetime import timedelta

import pytest

from network_portal.audit.models import Event
from network_portal.bodies.actions.seats import end_seat, seat_organisation
from network_portal.bodies.models import Seat
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from tests.factories import make_organisation, make_table

pytestmark = pytest.mark.django_db


def test_an_organisation_takes_a_seat_leaves_it_and_takes_one_again():
    table, body = make_table(), make_organisation()
    seat = seat_organisation(by=SYSTEM, body=table, organisation=body)
    with pytest.raises(DomainError, match="sits in the body already"):
        seat_organisation(by=SYSTEM, body=table, organisation=body)
    ended = end_seat(by=SYSTEM, seat=seat, how=Seat.LEFT)
    assert (ended.until, ended.how_ended) == (clock.today(), "left")
    with pytest.raises(DomainError, match="ended already"):
        end_seat(by=SYSTEM, seat=seat, how=Seat.LEFT)
    seat_organisation(by=SYSTEM, body=table, organisation=body)
    verbs = ["bodies.seat_organisation", "bodies.end_seat", "bodies.seat_organisation"]
    assert list(Event.objects.filter(verb__startswith="bodies.").order_by("pk").values_list("verb", flat=True)) == verbs
    assert (Seat.objects.count(), Seat.objects.current().count()) == (2, 1)


def test_no_seat_begins_or_ends_tomorrow_nor_ends_before_it_began():
    table, body, tomorrow = make_table(), make_organisation(), clock.today() + timedelta(days=1)
    with pytest.raises(DomainError, match="in the future"):
        seat_organisation(by=SYSTEM, body=table, organisation=body, since=tomorrow)
    seat = seat_organisation(by=SYSTEM, body=table, organisation=body)
    with pytest.raises(DomainError, match="in the future"):
        end_seat(by=SYSTEM, seat=seat, how=Seat.LEFT, until=tomorrow)
    with pytest.raises(DomainError, match="before it began"):
        end_seat(by=SYSTEM, seat=seat, how=Seat.LEFT, until=clock.today() - timedelta(days=1))
    assert Seat.objects.get().until is None
