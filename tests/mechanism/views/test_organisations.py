import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.bodies.models import Body, Seat
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country
from tests.factories import make_organisation, make_seat

PAGE = "/en/mechanism/organisations/"
UNKEPT = {"authorization": "Test"}
pytestmark = pytest.mark.usefixtures("tables")


def table_of(number):
    return Body.objects.get(slug=f"working-table-{number}")


def seat_many(count, first=0):
    shown = {f"shows_{name}": True for name in Organisation.FIELDS}
    country = Country.objects.get(iso3="HND")
    rows = [
        Organisation(slug=f"o-{n}", name_en=f"O {n:05}", kind="media", country=country, is_listed=n % 2 == 0, **shown)
        for n in range(first, first + count)
    ]
    Seat.objects.bulk_create(
        Seat(body=table_of(2), organisation=one) for one in Organisation.objects.bulk_create(rows, 500)
    )


def test_those_that_chose_it_stand_there_the_others_as_one_total(client):
    make_seat(table_of(1), make_organisation("seen", kind="media", country=Country.objects.get(iso3="HND")))
    for number in range(13):
        hidden = make_organisation(f"hidden-{number}", is_listed=False, country=Country.objects.get(iso3="HND"))
        make_seat(table_of(2), hidden)
    make_organisation("elsewhere", kind="media")
    page = client.get(PAGE).content.decode()
    assert "UNDEFINED" not in page and "/en/directory/seen/" in page
    assert "Hidden" not in page and "Elsewhere" not in page
    assert "Central America at least 10" in page
    assert 'aria-label="Honduras: 1 organisation"' in page
    assert "/en/directory/seen/" in client.get(f"{PAGE}?table=1&kind=media&country=HN").content.decode()
    assert "No organisation fits all of this" in client.get(f"{PAGE}?table=2&kind=media").content.decode()
    assert "There is no" in client.get(f"{PAGE}?table=x").content.decode()


def test_ten_thousand_cost_as_many_queries_as_ten(client):
    def queries(path):
        with CaptureQueriesContext(connection) as asked:
            client.get(path, headers=UNKEPT)
        return len(asked)

    seat_many(10)
    paths = (PAGE, f"{PAGE}?kind=media&table=2", f"{PAGE}?country=HN&after=o-4")
    few = [queries(path) for path in paths]
    seat_many(9_990, first=10)
    assert [queries(path) for path in paths] == few
    assert max(few) <= 30
