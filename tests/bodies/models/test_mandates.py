from datetime import date, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from network_portal.bodies.models import Mandate
from network_portal.bodies.rules.terms import is_in_office
from tests.factories import make_organisation, make_table, make_user

pytestmark = pytest.mark.django_db
START, END = date(2026, 3, 1), date(2027, 3, 1)


@pytest.fixture
def mandate():
    """`mandate(body, …)`: of a new person unless said otherwise."""
    organisation = make_organisation()

    def made(body, **values):
        days = {"starts_on": START, "ends_on": END, "office": "secretary"}
        return Mandate.objects.create(body=body, organisation=organisation, **{"person": make_user(), **days, **values})

    return made


def test_who_holds_an_office_is_asked_of_the_database_as_of_the_rule(mandate):
    table, near = make_table(), (-1, 0, 1)
    ends = [None, *(START + timedelta(days=1 + days) for days in near), *(END + timedelta(days=days) for days in near)]
    for ended in ends:
        how = "resigned" if ended else ""
        mandate(table, office="principal_delegate", ended_on=ended, how_ended=how)
    for day, moved in product((START, START + timedelta(days=1), END), near):
        on = day + timedelta(days=moved)
        held = [
            one.pk
            for one in Mandate.objects.order_by("pk")
            if is_in_office(one.starts_on, one.ends_on, one.ended_on, on)
        ]
        assert [one.pk for one in Mandate.objects.in_office(on).order_by("pk")] == held
    assert len({Mandate.objects.in_office(START + timedelta(days=days)).count() for days in (-1, 0, 400)}) >= 2


def test_one_secretary_a_body_and_one_mandate_a_person_and_office(mandate):
    table, person = make_table(), make_user()
    mandate(table, person=person, ended_on=date(2026, 4, 1), how_ended="resigned")
    mandate(table, person=person)
    mandate(table, person=person, office="principal_delegate")
    mandate(table, office="principal_delegate")
    mandate(make_table(3))
    for again in ({}, {"person": person, "office": "principal_delegate"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            mandate(table, **again)


@pytest.mark.parametrize(
    "days",
    [
        {"ends_on": START},
        {"ended_on": END},
        {"how_ended": "resigned"},
        {"ended_on": date(2026, 2, 1), "how_ended": "resigned"},
    ],
)
def test_days_in_order_and_how_it_ended(mandate, days):
    table = make_table()
    with pytest.raises(IntegrityError), transaction.atomic():
        mandate(table, **days)
