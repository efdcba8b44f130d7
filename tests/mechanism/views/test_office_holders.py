from datetime import timedelta

import pytest

from network_portal.bodies.actions.mandates import choose_what_is_told
from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock, registry
from network_portal.organisations.models import ProtectedName
from tests.mechanism.seated import acting, make_admitted, make_mandate

pytestmark = pytest.mark.usefixtures("tables")
TABLE, LIAISON = "/en/mechanism/tables/2/", "/en/mechanism/liaison-table/"


def table_of(number):
    return Body.objects.get(slug=f"working-table-{number}")


def read(client, address):
    return client.get(address, headers={"authorization": "not kept"}).content.decode()


def delegate(number, **fields):
    mandate = make_mandate(table_of(number), Mandate.PRINCIPAL, **fields)
    mandate.person.name = f"Zqdelegate {mandate.pk}"
    mandate.person.save()
    return mandate


def test_a_holder_is_named_only_while_they_choose_it(client):
    mandate = delegate(2)
    assert "Zqdelegate" not in read(client, TABLE) and "Filled, not named" in read(client, TABLE)
    by = acting(mandate.person)
    choose_what_is_told(by=by, mandate=mandate, is_named=True, gender="")
    assert "Zqdelegate" in read(client, TABLE) and "Zqdelegate" in read(client, LIAISON)
    choose_what_is_told(by=by, mandate=mandate, is_named=False, gender="")
    assert "Zqdelegate" not in read(client, TABLE) + read(client, LIAISON)


def test_erased_nothing_of_the_holder_stays(client):
    mandate = delegate(2, is_named=True)
    registry.personal_data["bodies"].erase(mandate.person_id)
    assert "Zqdelegate" not in read(client, TABLE) + read(client, LIAISON)
    assert "0 of 2 seats" in read(client, TABLE)


def test_of_an_organisation_at_risk_the_place_is_filled_and_no_more(client):
    organisation = make_admitted(table_of(2), "zqsecret", name_en="Zqsecret", country=None)
    delegate(2, is_named=True, organisation=organisation, gender="woman")
    ProtectedName.objects.create(organisation=organisation)
    for address in (TABLE, LIAISON):
        page = read(client, address)
        assert "1 of 2 seats" in page and "Zqdelegate" not in page and "Zqsecret" not in page


def test_a_private_organisation_is_not_named_beside_its_delegate(client):
    organisation = make_admitted(table_of(2), "zqprivate", name_en="Zqprivate")
    delegate(2, is_named=True, organisation=organisation)
    page = read(client, LIAISON)
    assert "Zqdelegate" in page and "Zqprivate" not in page


def test_a_table_without_result_leaves_six_of_the_eight_and_nothing_is_invented(client):
    for number in (1, 2, 3):
        for gender in ("woman", "man"):
            delegate(number, gender=gender)
    page = read(client, LIAISON)
    assert page.count("2 of 2 seats") == 3 and "0 of 2 seats" in page
    assert "no, 6 of 10" in page
    rules = page.partition("Its rules, as they stand")[2].partition("</dl>")[0]
    assert (rules.count("<dd>kept</dd>"), rules.count("not known: a seat is vacant")) == (4, 1)
    assert "woman" not in rules and "Woman" not in rules


def test_terms_that_end_soon_stand_there(client):
    delegate(3, ends_on=clock.today() + timedelta(days=30))
    delegate(4, ends_on=clock.today() + timedelta(days=120))
    rules = read(client, LIAISON).partition("Terms that end within 90 days")[2].partition("</dd>")[0]
    assert "Working Table 3" in rules and "Working Table 4" not in rules
