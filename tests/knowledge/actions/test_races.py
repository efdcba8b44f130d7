"""Several of one title that are published at one instant: each gets its own address."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from network_portal.knowledge.actions.practices import create_practice
from network_portal.knowledge.models import Practice
from tests.factories import make_organisation

AT_ONCE = 8


@pytest.fixture
def body(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    return make_organisation("example-body")


@pytest.mark.services
def test_of_many_at_once_each_has_its_own_address(body):
    start = Barrier(AT_ONCE)

    def publish(_number):
        try:
            start.wait(10)
            with transaction.atomic():
                create_practice(organisation=body, values={"title": "EXAMPLE", "language": "en"})
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(publish, range(AT_ONCE)))
    slugs = {"example", *(f"example-{number}" for number in range(2, AT_ONCE + 1))}
    assert set(Practice.objects.values_list("slug", flat=True)) == slugs
