"""What is no longer so leaves the public pages at once, in the processes that kept them."""

import pytest

from network_portal.bodies.actions.seats import end_seat, seat_organisation
from network_portal.bodies.models import Body, Seat
from network_portal.common.actors import SYSTEM
from tests.factories import make_organisation


@pytest.mark.django_db(transaction=True)
def test_a_seat_that_ends_is_gone_at_once(client):
    table, body = Body.objects.create(slug="t", kind="working_table", number=1, name_en="T"), make_organisation("seen")
    seat = seat_organisation(by=SYSTEM, body=table, organisation=body)
    assert "Seen</a>" in client.get("/en/mechanism/tables/1/").content.decode()
    end_seat(by=SYSTEM, seat=seat, how=Seat.LEFT)
    assert "Seen</a>" not in client.get("/en/mechanism/tables/1/").content.decode()
