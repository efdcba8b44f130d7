import pytest

from network_portal.common.actors import SYSTEM
from network_portal.taxonomy.actions import load_taxonomy


@pytest.fixture
def compact(db):
    """The reference data."""
    load_taxonomy(by=SYSTEM)
