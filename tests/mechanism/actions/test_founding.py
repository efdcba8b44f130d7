import pytest

from mechanism.actions.founding import load_mechanism
from network_portal.audit.models import Event
from network_portal.bodies.models import Body
from network_portal.common.actors import SYSTEM

pytestmark = pytest.mark.usefixtures("tables")


def test_nine_bodies_stand_as_the_files_say_and_again_nothing_changes():
    kinds = list(Body.objects.order_by("pk").values_list("kind", flat=True))
    assert sorted(kinds) == ["liaison_table", *["sub_table"] * 3, "technical_table", *["working_table"] * 4]
    before = Event.objects.count()
    assert load_mechanism(by=SYSTEM) == 0
    assert Event.objects.count() == before


def test_what_differs_is_corrected_and_told_to_the_audit():
    Body.objects.filter(number=2, kind="working_table").update(name_fr="Autre")
    Body.objects.get(slug="working-table-3").prioritised.clear()
    assert load_mechanism(by=SYSTEM) == 2
    table = Body.objects.get(slug="working-table-3")
    assert list(table.prioritised.values_list("number", flat=True)) == [16, 19, 20]
    assert Body.objects.get(slug="working-table-2").name_fr.startswith("Gouvernance")
    assert Event.objects.filter(verb="bodies.load_body", target_id=table.pk).count() == 2
