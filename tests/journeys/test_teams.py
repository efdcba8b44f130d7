"""Who speaks for an organisation: handing it over, and one person of two organisations."""

import pytest

from mechanism.models import MembershipRequest
from network_portal.common.actors import MEMBER, REPRESENTATIVE
from network_portal.organisations.models import TeamMember
from tests.factories import make_table
from tests.mechanism.seated import make_admitted, make_representative, make_society

pytestmark = pytest.mark.django_db(transaction=True)


def press(page, button):
    with page.expect_navigation():
        page.locator(button).first.click()


@pytest.mark.parametrize(("language", "width"), [("fr", 320), ("en", 768)])
def test_hands_over_to_a_colleague_and_stays(signed_in, assert_accessible, language, width):
    society = make_society("casa", name_en="EXAMPLE: Casa de Paso", acronym_en="")
    ana = make_representative(society, name="Ana EXAMPLE")
    team = f"/{language}/accounts/organisations/casa/"

    page = signed_in(ana, width)
    page.goto(team)
    assert_accessible(page)
    press(page, "main a[href$='/hand-over/']")
    assert not page.locator("main form").count(), "nobody to hand over to, and what to do"
    luz = make_representative(society, MEMBER, name="Luz EXAMPLE")
    page.goto(team)
    press(page, "main a[href$='/hand-over/']")
    press(page, "main .button:not(.quiet)")
    assert page.locator("[aria-invalid=true]").count() == 1
    assert_accessible(page)
    page.select_option("[name=to]", label=page.locator("[name=to] option").nth(1).inner_text())
    press(page, "main .button:not(.quiet)")
    assert "Luz EXAMPLE" in page.inner_text(".messages, main [role=status]")
    roles = dict(TeamMember.objects.current().values_list("user__name", "role"))
    assert roles == {"Ana EXAMPLE": MEMBER, "Luz EXAMPLE": REPRESENTATIVE}
    assert not page.locator("main a[href$='/hand-over/']").count()

    hers = signed_in(luz, width)
    hers.goto(f"/{language}/dashboard/")
    hers.goto(team)
    assert hers.locator("main a[href$='/hand-over/']").count() == 1


@pytest.mark.parametrize(("language", "width", "script"), [("es", 320, False), ("pt-br", 1280, True)])
def test_one_person_of_two_organisations_sees_for_which(signed_in, assert_accessible, language, width, script):
    make_table(2, name_en="EXAMPLE table")
    casa = make_admitted(None, "casa", name_en="EXAMPLE: Casa de Paso", acronym_en="")
    red = make_society("red", name_en="EXAMPLE: Red de Mujeres", acronym_en="")
    person = make_representative(red, name="Ana EXAMPLE")
    TeamMember.objects.create(organisation=casa, user=person, role=REPRESENTATIVE)
    ask = f"/{language}/mechanism/tables/2/join/"

    page = signed_in(person, width, script=script)
    page.goto(ask)
    for name in ("EXAMPLE: Casa de Paso", "EXAMPLE: Red de Mujeres"):
        page.click(".strip .menu summary")
        with page.expect_navigation():
            page.click(f".menu-panel button:has-text('{name}')")
        page.goto(ask)
        assert name in page.inner_text(".acts-for")
        if script:
            assert_accessible(page)

    older = page.context.new_page()
    older.goto(ask)
    page.click(".strip .menu summary")
    with page.expect_navigation():
        page.click(".menu-panel button:has-text('EXAMPLE: Casa de Paso')")
    older.fill("[name=words]", "EXAMPLE: para la Red")
    with older.expect_navigation():
        older.click("button[value=ask]")
    asked = MembershipRequest.objects.get()
    assert asked.organisation == red, "the older window spoke for the other"

    assert "EXAMPLE: Casa de Paso" in page.inner_text(".strip .menu summary")
    page.goto(f"/{language}/mechanism/standing/red/")
    press(page, "main a[href*='/tables/2/join/']")
    assert "EXAMPLE: Red de Mujeres" in page.inner_text(".acts-for strong"), "a link of one leads to no form of another"
    press(page, "button[value=withdraw]")
    asked.refresh_from_db()
    assert asked.state == MembershipRequest.WITHDRAWN
    assert page.url.endswith("/standing/red/")
