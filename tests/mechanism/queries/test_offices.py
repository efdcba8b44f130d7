import pytest

from mechanism.actions.founding import load_mechanism
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.members import who_runs
from network_portal.common.actors import SYSTEM
from tests.mechanism.seated import make_mandate

pytestmark = pytest.mark.django_db


def test_whose_offices_run_which_table():
    load_mechanism(by=SYSTEM)
    table = Body.objects.get(slug="working-table-4")
    secretary, delegate = (make_mandate(table, office).person for office in (Mandate.SECRETARY, Mandate.PRINCIPAL))
    elsewhere = make_mandate(Body.objects.get(slug="working-table-1")).person

    def runs(slug):
        return set(who_runs(Body.objects.get(slug=slug)))

    assert runs("working-table-4") == {secretary, delegate} == runs("working-table-4-sub-table-2")
    assert runs("liaison-table") == {delegate}
    assert runs("technical-table") == {secretary, delegate, elsewhere}
