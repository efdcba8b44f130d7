import pytest

from network_portal.common.actors import SYSTEM
from network_portal.taxonomy.actions.reference_data import load_taxonomy


@pytest.fixture(scope="module")
def reference_data(rows_of_module):
    load_taxonomy(by=SYSTEM)


@pytest.fixture
def compact(reference_data, db):
    """The reference data."""
