import pytest

from network_portal.audit.models import Event
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.choices import choose_reporting
from network_portal.monitoring.actions.rounds import open_due_rounds
from network_portal.monitoring.models import Duty
from network_portal.notifications.models import Message


def refused(code, **call):
    verb = call.pop("verb")
    with pytest.raises(DomainError) as caught:
        verb(**call)
    assert caught.value.code == code


@pytest.mark.parametrize(("agreed", "owed"), [(None, ["iom"]), (False, ["iom"]), (True, ["iom", "unicef", "unicef"])])
def test_a_government_is_called_only_if_it_agreed(activities, unicef, ana, agreed, owed):
    unicef.kind = "government"
    unicef.save()
    if agreed is not None:
        choose_reporting(by=SYSTEM, organisation=unicef, version=0, is_called=agreed, is_reminded=False)
        [event] = Event.objects.filter(verb="monitoring.choose_reporting")
        assert event.changes == {"is_called": [None, agreed], "is_reminded": [None, False]}
        refused(
            "changed_meanwhile",
            verb=choose_reporting, by=SYSTEM, organisation=unicef, version=0, is_called=True, is_reminded=True,
        )  # fmt: skip
    open_due_rounds()
    assert list(Duty.objects.order_by("pk").values_list("organisation__slug", flat=True)) == owed
    assert Message.objects.count() == (1 if agreed else 0)
