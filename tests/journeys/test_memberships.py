"""A table declines, the organisation asks the Liaison Table, and is admitted: on a phone and on a desk."""

import pytest

from mechanism.models import MembershipRequest
from network_portal.bodies.models import Mandate
from network_portal.common.actors import CO_CHAIR
from tests.factories import make_staff, make_table
from tests.mechanism.seated import make_admitted, make_mandate, make_representative, make_request, make_society

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("language", "width"), [("es", 320), ("fr", 1280)])
def test_a_table_declines_and_the_liaison_table_admits(signed_in, assert_accessible, language, width):
    table = make_table(2, name_es="Gobernanza de la migración", name_fr="Gouvernance de la migration")
    make_admitted(table, "casa", name_en="Casa del Migrante de la Frontera Sur", acronym_en="")
    secretary, delegate = make_mandate(table).person, make_mandate(make_table(3), Mandate.PRINCIPAL).person
    make_staff(CO_CHAIR)
    society = make_society("mujeres", name_en="Mujeres Migrantes Unidas", acronym_en="", about="Acompañamos.")
    person = make_representative(society)
    asked = make_request(table, society)
    tables = f"/{language}/mechanism/tables/2"

    desk = signed_in(secretary, width)
    for address in (f"{tables}/requests/", f"{tables}/members/", f"{tables}/requests/{asked.pk}/"):
        desk.goto(address)
        assert_accessible(desk)
    desk.fill("[name=reason]", "EXAMPLE: demasiado lejos")
    desk.click("button[value=decline]")
    desk.wait_for_url(f"**{tables}/requests/")

    own = signed_in(person, width)
    for address in (f"/{language}/mechanism/standing/mujeres/", f"{tables}/join/"):
        own.goto(address)
        assert_accessible(own)
    own.locator("form:has(button[value=appeal]) [name=words]").fill("EXAMPLE: trabajamos allí")
    own.click("button[value=appeal]")
    own.wait_for_url("**/standing/mujeres/")

    liaison = signed_in(delegate, width)
    liaison.goto(f"/{language}/mechanism/liaison-table/appeals/")
    assert_accessible(liaison)
    liaison.click("th a")
    assert_accessible(liaison)
    liaison.check("[value=admit]")
    liaison.fill("[name=answer]", "EXAMPLE: bienvenidas")
    liaison.click("main form .button:not(.quiet)")
    liaison.wait_for_url("**/appeals/")
    assert MembershipRequest.objects.get().state == "admitted"

    for address in (f"{tables}/leave/", f"/{language}/mechanism/standing/mujeres/leave/", f"{tables}/members/"):
        own.goto(address)
        assert_accessible(own)
