import pytest

from mechanism.actions.founding import load_mechanism
from network_portal.common.actors import SYSTEM
from network_portal.taxonomy.actions.reference_data import load_taxonomy


@pytest.fixture(scope="module")
def tables_of_module(rows_of_module):
    load_taxonomy(by=SYSTEM)
    load_mechanism(by=SYSTEM)


@pytest.fixture
def tables(tables_of_module, db):
    """The reference data with the tables of the Mechanism."""
