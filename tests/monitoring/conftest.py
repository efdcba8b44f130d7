from datetime import UTC, datetime

import pytest

from network_portal.common import clock
from network_portal.monitoring.actions.rounds import open_due_rounds
from network_portal.monitoring.messages import updates_link
from network_portal.monitoring.models import Duty, MailedLink
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


@pytest.fixture
def round_(activities, ana):
    """Opened: UNICEF owes two updates, IOM one; Ana is called."""
    return open_due_rounds()[0]


@pytest.fixture
def call(round_, ana):
    """The address in Ana's mail."""
    return link_path(ana)


@pytest.fixture
def duties(round_, unicef):
    return list(Duty.objects.filter(organisation=unicef).order_by("pk"))


def link_path(person) -> str:
    """Where this person's mailed link leads, in English."""
    link = MailedLink.objects.get(person=person)
    return "/" + updates_link({"link": link.pk}, "en").split("/", 3)[3]


def said(duty, **answers):
    """One block of the page as it is sent by somebody who saw no update yet."""
    values = {"version": 0, "status": "", "done": "", "evidence": "", "in_the_way": "", "next_step": ""} | answers
    return {f"d{duty.pk}-{name}": value for name, value in values.items()}


def at(year: int, month: int, day: int, hour: int = 14) -> datetime:
    """An instant in UTC; 14 is nine in Panama."""
    return datetime(year, month, day, hour, tzinfo=UTC)
