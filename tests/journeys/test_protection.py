"""An organisation at risk takes another name; the two protection contacts alone read the first one."""

import pytest

from network_portal.accounts.models import RoleGrant
from network_portal.common.actors import CO_CHAIR, PROTECTION_CONTACT
from network_portal.organisations.models import ProtectedName
from tests.factories import make_staff, make_table
from tests.mechanism.seated import make_admitted

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "EXAMPLE: Refugio del Colibrí"


def press(page, button="main .button"):
    with page.expect_navigation():
        page.locator(button).first.click()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 320)])
def test_the_name_goes_and_the_contacts_read_it(signed_in, assert_accessible, language, width):
    society = make_admitted(make_table(2, name_en="Table 2"), "refugio", name_en=NAME, acronym_en="")
    contact, co_chair = make_staff(CO_CHAIR), make_staff(CO_CHAIR)
    RoleGrant.objects.create(user=contact, role=PROTECTION_CONTACT)
    protected = f"/{language}/manage/protected/"

    reader = signed_in(contact, width)
    reader.goto(protected)
    assert_accessible(reader)

    own = signed_in(society.team.get().user, width)
    own.goto(f"/{language}/accounts/organisations/refugio/")
    press(own, "main a[href$='/protection/']")
    own.fill("[name=alias]", "Colibrí")
    press(own)
    assert own.locator("[aria-invalid=true]").count() == 1
    own.fill("[name=alias]", "Puente del Sur")
    press(own)
    assert_accessible(own)
    assert ProtectedName.objects.get().name == NAME
    own.goto(f"/{language}/mechanism/tables/2/members/")
    assert "Puente del Sur" in own.inner_text("main") and NAME not in own.content()

    reader.goto(protected)
    assert_accessible(reader)
    assert NAME in reader.inner_text("main") and NAME not in reader.title()
    assert signed_in(co_chair, width).goto(protected).status == 404
    assert NAME not in signed_in(contact, width, second_factor=False).goto(protected).text()

    own.goto(f"/{language}/accounts/organisations/{ProtectedName.objects.get().organisation.slug}/protection/")
    press(own, "main form[action$='/end/'] .button")
    assert not ProtectedName.objects.exists()
