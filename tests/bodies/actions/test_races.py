"""Two people fill one office at one instant; shown first with the guards off."""

import pytest
from django.db import connection

from network_portal.bodies.actions import offices
from network_portal.bodies.actions.offices import record_mandate
from network_portal.bodies.models import Mandate
from network_portal.common.actors import SYSTEM
from tests.bodies.actions.test_offices import told
from tests.factories import make_table
from tests.mechanism.actions.test_races import at_once, meeting, several_lines  # noqa: F401
from tests.mechanism.seated import make_admitted, make_mandate

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


def filling(table, office):
    organisation = make_admitted(table)
    person = organisation.team.get().user
    wanted = {"by": SYSTEM, "body": table, "organisation": organisation, "person": person, "told": told(office)}
    return lambda: record_mandate(**wanted)


def without_lock(monkeypatch, meeting):  # noqa: F811
    checked = offices._check_office

    def check(*args):
        checked(*args)
        meeting()

    monkeypatch.setattr(offices, "lock_offices", lambda _body: None)
    monkeypatch.setattr(offices, "_check_office", check)


@pytest.mark.parametrize("guarded", [False, True])
def test_of_two_who_fill_the_last_place_of_a_delegate_one_does(monkeypatch, meeting, guarded):  # noqa: F811
    table = make_table(2)
    make_mandate(table, Mandate.PRINCIPAL)
    verbs = [filling(table, Mandate.PRINCIPAL), filling(table, Mandate.PRINCIPAL)]
    if not guarded:
        without_lock(monkeypatch, meeting)
    outcome = at_once(*verbs)
    held = Mandate.objects.filter(office=Mandate.PRINCIPAL).count()
    assert (outcome, held) == ((["done", "office_taken"], 2) if guarded else (["done", "done"], 3))


@pytest.mark.parametrize("locked", [False, True])
def test_a_body_has_one_secretary_by_the_constraint_alone_too(monkeypatch, meeting, locked):  # noqa: F811
    table = make_table(2)
    verbs = [filling(table, Mandate.SECRETARY), filling(table, Mandate.SECRETARY)]
    if not locked:
        without_lock(monkeypatch, meeting)
    assert at_once(*verbs) == ["done", "office_taken"]
    assert Mandate.objects.filter(office=Mandate.SECRETARY).count() == 1


def test_without_the_constraint_and_the_lock_a_body_would_have_two(monkeypatch, meeting):  # noqa: F811
    table = make_table(2)
    guard = next(one for one in Mandate._meta.constraints if one.name == "one_secretary_a_body")
    verbs = [filling(table, Mandate.SECRETARY), filling(table, Mandate.SECRETARY)]
    without_lock(monkeypatch, meeting)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Mandate, guard)
    try:
        assert at_once(*verbs) == ["done", "done"]
    finally:
        Mandate.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Mandate, guard)
