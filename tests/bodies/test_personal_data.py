from datetime import timedelta

import pytest

from network_portal.audit.models import Event
from network_portal.bodies.models import Mandate
from network_portal.bodies.queries.mandates import offices_held
from network_portal.common import clock, registry
from tests.factories import make_organisation, make_table, make_user

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


def test_a_person_reads_their_offices_and_erased_leaves_them_without_a_name():
    table, body, person, today = make_table(), make_organisation("mine"), make_user(name="Ana Private"), clock.today()
    terms = {"lasts": today - timedelta(days=30), "over": today - 2 * YEAR, "to come": today + timedelta(days=5)}
    for office, start in zip(("secretary", "principal_delegate", "alternate_delegate"), terms.values(), strict=True):
        Mandate.objects.create(
            body=table, office=office, person=person, organisation=body, starts_on=start, ends_on=start + YEAR
        )
    held = registry.personal_data["bodies"]
    told = held.export(person.pk)["mandates"]
    assert [(one["body__slug"], one["organisation__slug"]) for one in told] == [("working-table-2", "mine")] * 3
    assert offices_held("secretary") == {table.pk: 1}
    held.erase(person.pk)
    assert not any(held.export(person.pk).values())
    assert offices_held("secretary") == {}
    ends = list(Mandate.objects.order_by("pk").values_list("ended_on", "how_ended"))
    assert ends == [(today, "account_erased"), (None, ""), (terms["to come"], "account_erased")]
    assert Event.objects.filter(verb="bodies.end_mandate").count() == 2
    assert not Event.objects.filter(target_label__contains="Ana").exists()
