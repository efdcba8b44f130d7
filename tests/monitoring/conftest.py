from datetime import UTC, datetime

import pytest

from network_portal.common import clock
from tests.factories import make_activity, make_focal_point, make_organisation, make_plan, make_priority
from workplan.models import Activity


@pytest.fixture
def september(db):
    """Nine in the morning of 1 September 2026 in the Network's zone: the day of a round."""
    with clock.stopped_at(at(2026, 9, 1)):
        yield


@pytest.fixture
def plan(september):
    return make_plan()


@pytest.fixture
def iom(db):
    return make_organisation("iom", is_co_chair=True)


@pytest.fixture
def unicef(db):
    return make_organisation("unicef")


@pytest.fixture
def ana(unicef):
    return make_focal_point(unicef, email="ana@example.org", name="Ana EXAMPLE", language="es")


@pytest.fixture
def activities(plan, iom, unicef) -> list[Activity]:
    """B1.1 of IOM, B1.2 and B1.3 of UNICEF, each with its subject."""
    priority = make_priority(plan)
    leads = {"B1.1": iom, "B1.2": unicef, "B1.3": unicef}
    return [make_activity(priority, code, leads=(body,)) for code, body in leads.items()]


def at(year: int, month: int, day: int, hour: int = 14) -> datetime:
    """An instant in UTC; 14 is nine in Panama."""
    return datetime(year, month, day, hour, tzinfo=UTC)
