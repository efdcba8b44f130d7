from datetime import date

import pytest
from django.db import IntegrityError, transaction

from network_portal.bodies.models import Seat
from tests.factories import make_organisation, make_seat, make_table

pytestmark = pytest.mark.django_db
DAY, LATER = date(2026, 5, 1), date(2026, 6, 1)


def test_an_organisation_has_one_current_seat_in_a_body():
    table, body = make_table(), make_organisation()
    Seat.objects.create(body=table, organisation=body, since=DAY, until=LATER, how_ended=Seat.LEFT)
    current = make_seat(table, body)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_seat(table, body)
    make_seat(make_table(3), body)
    make_seat(table)
    assert list(Seat.objects.current().filter(body=table, organisation=body)) == [current]


@pytest.mark.parametrize(
    "ending",
    [{"until": LATER}, {"how_ended": "left"}, {"until": date(2026, 4, 30), "how_ended": "left"}],
)
def test_a_seat_that_ended_says_when_and_how(ending):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_seat(make_table(), since=DAY, **ending)
