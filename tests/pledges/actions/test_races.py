"""Two co-chairs who publish at one instant: no two pledges bear one number."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from pledges.actions import pledges, references
from pledges.actions.pledges import create_pledge
from pledges.models import Pledge, ReferenceYear
from tests.factories import make_organisation

AT_ONCE = 8


@pytest.fixture
def body(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    return make_organisation("example-body")


def published_at_once(body) -> list[str]:
    """What became of each: 'published', or 'refused' by the database."""
    start = Barrier(AT_ONCE)

    def one(number):
        try:
            start.wait(10)
            with transaction.atomic():
                create_pledge(
                    organisation_id=body.pk, values={"title": f"EXAMPLE {number}", "language": "en"}, is_example=True
                )
        except IntegrityError:
            return "refused"
        else:
            return "published"
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.services
def test_without_the_lock_two_take_one_number(body, monkeypatch):
    """The race is there: each reads the last number before the other has written its own."""
    ReferenceYear.objects.create(year=pledges.clock.today().year)
    taken = references.take_reference

    def slowly(year):
        found = taken(year)
        time.sleep(0.2)
        return found

    monkeypatch.setattr(references, "_hold", lambda year: None)
    monkeypatch.setattr(pledges, "take_reference", slowly)
    assert "refused" in published_at_once(body)


@pytest.mark.services
def test_of_many_at_once_each_has_its_own_number(body):
    assert published_at_once(body) == ["published"] * AT_ONCE
    assert sorted(Pledge.objects.values_list("number", flat=True)) == list(range(1, AT_ONCE + 1))
