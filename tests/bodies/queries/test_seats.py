import pytest

from network_portal.bodies.models import Seat
from network_portal.bodies.queries.seats import SeatCount, listed_members, seat_counts
from network_portal.common import clock
from network_portal.taxonomy.models import Country
from tests.factories import make_organisation, make_seat, make_table

pytestmark = pytest.mark.django_db
PLACES = {
    "GTM": ("GT", "Central America", ""),
    "JAM": ("JM", "Caribbean", "Caribbean"),
    "GUY": ("GY", "South America", "Caribbean"),
}


@pytest.fixture
def countries():
    return {
        iso3: Country.objects.create(
            iso3=iso3, iso2=iso2, status="member_state", name_en=iso3, m49_subregion=m49, stakeholder_subregion=other
        )
        for iso3, (iso2, m49, other) in PLACES.items()
    }


def seat_many(table, count, **values):
    for _number in range(count):
        make_seat(table, make_organisation(kind="civil_society", **values))


def test_the_listed_are_counted_exactly_the_others_as_full_tens(countries):
    table, other = make_table(2), make_table(3)
    seat_many(table, 3, country=countries["GTM"])
    seat_many(table, 10, is_listed=False, country=countries["JAM"])
    seat_many(table, 9, is_listed=False, country=countries["GTM"])
    seat_many(table, 11, is_listed=False)
    seat_many(other, 9, is_listed=False, country=countries["JAM"])
    counts = seat_counts()
    assert counts[table.pk] == SeatCount(3, {"caribbean": 10, "none": 10})
    assert counts[other.pk] == SeatCount(0, {})


def test_subregions_are_those_that_the_settings_choose(countries, settings):
    table = make_table()
    seat_many(table, 6, is_listed=False, country=countries["GUY"])
    seat_many(table, 5, is_listed=False, country=countries["JAM"])
    seat_many(table, 10, is_listed=False, country=countries["GTM"])
    assert seat_counts()[table.pk].others == {"central-america": 10}
    settings.SUBREGION_SCHEME = "stakeholders"
    assert seat_counts()[table.pk].others == {"caribbean": 10, "none": 10}


def test_a_seat_that_ended_is_not_told(countries):
    table, today = make_table(), clock.today()
    gone = make_organisation("gone", kind="civil_society")
    make_seat(table, gone, until=today, how_ended=Seat.LEFT)
    seat_many(table, 10, is_listed=False, country=countries["JAM"])
    Seat.objects.current().filter(pk=Seat.objects.current()[0].pk).update(until=today, how_ended=Seat.LEFT)
    assert seat_counts() == {table.pk: SeatCount(0, {})}
    assert list(listed_members(table)) == []


def test_only_those_who_chose_it_are_named():
    table = make_table()
    seen = make_seat(table).organisation
    make_seat(table, make_organisation(kind="civil_society", is_listed=False))
    make_seat(make_table(3))
    assert list(listed_members(table)) == [seen]


def test_many_bodies_cost_no_more_queries_than_one(countries, django_assert_num_queries):
    for number in range(1, 5):
        seat_many(make_table(number), 2, country=countries["JAM"])
    with django_assert_num_queries(2):
        assert len(seat_counts()) == 4
