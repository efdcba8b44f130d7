import pytest

from tests.factories import make_staff, signed_in


@pytest.fixture
def co_chair(db):
    return signed_in(make_staff("co_chair"))
