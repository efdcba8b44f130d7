"""What may end, to the end: a suspension and its lifting, a seat, a membership, an organisation."""

import pytest

from mechanism.models import Admission, MembershipRequest
from network_portal.bodies.models import Mandate, Seat
from tests.factories import make_table
from tests.mechanism.seated import make_admitted, make_mandate, make_request

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "EXAMPLE: dos reuniones de la mesa fueron interrumpidas."
FEMININE = {"name_es": "Gobernanza fronteriza", "name_fr": "Gouvernance des frontières", "name_pt_br": "Fronteiras"}


def press(page, button):
    with page.expect_navigation():
        page.click(button)


@pytest.fixture
def table():
    return make_table(2, **FEMININE)


@pytest.mark.parametrize(("language", "width"), [("es", 320), ("pt-br", 768)])
def test_suspended_by_its_table_and_lifted(table, signed_in, assert_accessible, language, width):
    society = make_admitted(table, "casa", name_en="EXAMPLE: Casa de Paso", acronym_en="")
    secretary, person = make_mandate(table).person, society.team.get().user
    standing = f"/{language}/mechanism/standing/casa/"

    desk = signed_in(secretary, width)
    desk.goto(standing)
    press(desk, "main a[href$='/suspend/']")
    press(desk, "button[value=suspend]")
    assert desk.locator("[aria-invalid=true]").count() == 1, "no reason, no suspension"
    desk.fill("[name=reason]", REASON)
    press(desk, "button[value=suspend]")

    own = signed_in(person, width)
    own.goto(standing)
    assert_accessible(own)
    assert REASON in own.inner_text("main")
    assert own.locator("main a[href*='/liaison-table/'], main a[href^='mailto:']").count(), "where it may object"
    assert own.goto(f"/{language}/mechanism/tables/2/members/").status == 404

    desk.goto(standing)
    press(desk, "main a[href$='/suspend/']")
    assert_accessible(desk)
    press(desk, "button[value=lift]")
    own.goto(standing)
    assert REASON not in own.inner_text("main")
    assert own.goto(f"/{language}/mechanism/tables/2/members/").status == 200


@pytest.mark.parametrize(("language", "width"), [("pt-br", 320), ("fr", 768)])
def test_leaves_a_table_then_the_mechanism_then_closes(table, signed_in, assert_accessible, language, width):
    other = make_table(3, name_en="Table 3")
    society = make_admitted(table, "casa", name_en="EXAMPLE: Casa de Paso", acronym_en="")
    Seat.objects.create(body=other, organisation=society)
    person = society.team.get().user
    held = make_mandate(table, person=person, organisation=society)
    asked = make_request(make_table(4, name_en="Table 4"), society)

    own = signed_in(person, width)
    own.goto(f"/{language}/mechanism/standing/casa/")
    press(own, "main a[href*='/tables/2/leave/']")
    assert str(person) in own.inner_text("main"), "which offices end"
    press(own, "main .button.danger")
    held.refresh_from_db()
    assert (held.how_ended, Seat.objects.current().get().body) == (Mandate.ORGANISATION_LEFT, other)

    press(own, "main a[href$='/casa/leave/']")
    own.fill("[name=name]", "Casa")
    press(own, "main .button.danger")
    assert own.locator("[aria-invalid=true]").count() == 1
    assert_accessible(own)
    own.fill("[name=name]", "example: casa de paso")
    press(own, "main .button.danger")
    asked.refresh_from_db()
    assert asked.state == MembershipRequest.WITHDRAWN
    assert not Seat.objects.current().exists()
    assert_accessible(own)

    press(own, "main a[href$='/casa/close/']")
    assert_accessible(own)
    own.fill("[name=name]", "EXAMPLE: Casa de Paso")
    press(own, "main .button.danger")
    assert Admission.objects.get(organisation=society).how_ended == Admission.CLOSED
    assert_accessible(own)
    assert not own.locator("main a[href$='/join/'], main a[href$='/close/'], main a[href$='/leave/']").count()
