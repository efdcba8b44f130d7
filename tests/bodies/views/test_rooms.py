import pytest
from django.urls import reverse

from mechanism.models import Admission
from network_portal.bodies.permissions import can_read_inside
from network_portal.bodies.queries.rooms import panels_of
from network_portal.common import clock
from network_portal.common.actors import MEMBER
from tests.factories import make_table
from tests.mechanism.seated import acting, make_admitted, make_mandate, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return make_table(1)


def test_members_read_the_room_and_others_find_nothing(client, table):
    inside, outside = make_admitted(table), make_admitted(make_table(2))
    address = reverse("bodies:room", args=[table.slug])
    client.force_login(make_representative(outside, MEMBER))
    assert client.get(address).status_code == 404
    client.force_login(make_representative(inside, MEMBER))
    assert client.get(address).status_code == 200


def test_who_belongs_to_a_suspended_organisation_reads_no_room(table):
    organisation = make_admitted(table)
    person = make_representative(organisation, MEMBER)
    assert can_read_inside.test(acting(person), table)
    Admission.objects.filter(organisation=organisation).update(suspended_at=clock.now(), suspension="Asked to rest.")
    assert not can_read_inside.test(acting(person), table)


def test_who_runs_a_table_is_shown_what_it_was_asked(table):
    asked = reverse("mechanism:requests", args=[1])
    runs, sits = make_mandate(table).person, make_representative(make_admitted(table), MEMBER)
    assert asked in {panel.all_url for panel in panels_of(acting(runs), table)}
    assert asked not in {panel.all_url for panel in panels_of(acting(sits), table)}
