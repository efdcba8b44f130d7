import pytest
from django.test import Client

from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.rounds import open_due_rounds
from network_portal.monitoring.actions.updates import submit_update
from network_portal.monitoring.models import Duty
from network_portal.monitoring.rules.updates import Answer
from tests.factories import make_activity, make_organisation, make_priority

HERE = "/api/v1/rounds/"


@pytest.fixture
def round_(activities, ana):
    return open_due_rounds()[0]


def test_a_round_tells_its_days_and_counts_and_names_nobody(round_):
    duty = Duty.objects.order_by("pk")[1]
    update = submit_update(by=SYSTEM, duty=duty, version=0, answer=Answer(nothing_new=True), language="en")
    accept_update(by=SYSTEM, update=update, version=update.version)
    [told] = Client().get(HERE).json()["results"]
    assert told == Client().get(f"{HERE}2026-09/").json()
    assert told == {
        "month": "2026-09",
        "plan": "2026-2027",
        "state": "open",
        "opens_on": "2026-09-01",
        "due_on": "2026-09-16",
        "closes_on": "2026-10-01",
        "meets_in": "2026-11",
        "asked": 3,
        "accepted": 1,
        "is_example": False,
    }


def test_filters_are_understood_or_refused(round_):
    for query, found in (("?state=open", 1), ("?state=closed", 0), ("?plan=2026-2027", 1), ("?is_example=true", 0)):
        assert len(Client().get(HERE + query).json()["results"]) == found, query
    for query in ("?state=silent", "?organisation=iom", "?is_example=1"):
        assert Client().get(HERE + query).status_code == 400, query


def test_as_many_queries_for_many_duties_as_for_few(plan, iom, django_assert_max_num_queries):
    priority = make_priority(plan)
    for number in range(30):
        make_activity(priority, f"B1.{number}", leads=(make_organisation(),))
    open_due_rounds()
    with django_assert_max_num_queries(2):
        assert Client().get(HERE).json()["results"][0]["asked"] == 30
