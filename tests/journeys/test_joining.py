"""An organisation joins the Mechanism: from no account to its admission, on a phone, by keyboard, without script."""

import pytest
from django.core.management import call_command

from mechanism.models import MembershipRequest, Registration
from network_portal.bodies.models import Body
from network_portal.organisations.models import ProtectedName
from tests.factories import make_user
from tests.journeys.keyboard import Keyboard
from tests.journeys.mails import mailed
from tests.mechanism.seated import make_mandate

PASSWORD = "cuatro palabras que nadie junta"
WORDS = {
    "es": {"table": "Mesa de Trabajo", "done": "Su organización está registrada", "admitted": "Admitida"},
    "fr": {"table": "Table de travail", "done": "Votre organisation est inscrite", "admitted": "Admise"},
}


@pytest.fixture
def the_tables(transactional_db):
    call_command("load_taxonomy", verbosity=0)
    call_command("load_mechanism", verbosity=0)


@pytest.mark.parametrize(("language", "script"), [("es", False), ("fr", False), ("fr", True)])
def test_from_no_account_to_admission_by_keyboard_on_a_phone(the_tables, page_at, signed_in, language, script):
    secretary = make_mandate(Body.objects.get(kind="working_table", number=2)).person
    words, phone = WORDS[language], page_at(320, script=script)
    keys = Keyboard(phone)

    phone.goto(f"/{language}/mechanism/")
    keys.press("main a[href$='/mechanism/join/']")
    keys.press("main a.button")
    assert "/accounts/signup/" in phone.url
    keys.type("email", "luz@example.org")
    keys.type("password1", PASSWORD)
    keys.press()

    # the mail is opened on another device, where nobody is signed in
    phone = page_at(320, script=script)
    keys = Keyboard(phone)
    phone.goto(mailed("luz@example.org"))
    keys.type("password1", PASSWORD)
    keys.press()
    assert phone.url.endswith(f"/{language}/mechanism/join/organisation/")

    keys.type("s-name", "EXAMPLE: Casa de Paso")
    keys.down("s-kind", 2)
    keys.type("s-where", "Hond")
    keys.press()
    keys.tick("s-objectives", 5)
    keys.tick("s-objectives", 8)
    keys.press()
    assert words["table"] in phone.inner_text("main")
    keys.tick("s-tables", 2)
    keys.tick("s-tables", 4)
    keys.press()
    keys.choose("s-at_risk", "no")
    keys.press()
    assert phone.url.endswith("/join/check/")
    assert not MembershipRequest.objects.exists()
    keys.press()
    assert phone.url.endswith("/join/done/")
    assert words["done"] in phone.inner_text("h1")
    assert sorted(MembershipRequest.objects.values_list("body__number", flat=True)) == [2, 4]
    sent = MembershipRequest.objects.first().organisation
    assert (sent.kind, sent.country.iso2, sent.is_listed) == ("migrants", "HN", False)

    desk = signed_in(secretary, 320, script=script)
    desk.goto(f"/{language}/mechanism/tables/2/requests/")
    Keyboard(desk).press("main th a")
    assert "EXAMPLE: Casa de Paso" in desk.inner_text("h1")
    Keyboard(desk).press("button[value=admit]")

    assert "/mechanism/standing/" in mailed("luz@example.org")
    keys.press("main a[href*='/mechanism/standing/']")
    assert words["admitted"] in phone.inner_text(".lead")
    keys.press("main a[href$='/tables/2/members/']")
    assert "EXAMPLE: Casa de Paso" in phone.inner_text("main tbody")


def press(page, button):
    with page.expect_navigation():
        page.locator(button).last.click()


def test_one_at_risk_goes_on_later_and_stands_under_its_alias(the_tables, signed_in, assert_accessible):
    luz = make_user(email="luz@example.org")
    phone = signed_in(luz, 320)
    phone.goto("/es/mechanism/join/")
    assert_accessible(phone)
    phone.goto("/es/mechanism/join/organisation/")
    assert_accessible(phone)
    phone.fill("[name='s-name']", "EXAMPLE: Refugio")
    phone.select_option("[name='s-kind']", "migrants")
    phone.select_option("[name='s-where']", label="Belice")
    press(phone, ".save-bar .button:not(.secondary)")
    assert phone.locator("[name='s-subregion']").count() == 1
    assert_accessible(phone)

    desk = signed_in(luz)
    desk.goto("/es/dashboard/")
    desk.locator("main a[href$='/join/begin/']").first.click()
    desk.wait_for_url("**/join/work/")
    desk.locator("[name='s-objectives'][value='8']").check()
    desk.select_option("[name='s-subregion']", "caribbean")
    press(desk, ".save-bar .button:not(.secondary)")
    desk.locator("[name='s-tables'][value='2']").check()
    assert_accessible(desk)
    press(desk, ".save-bar .button:not(.secondary)")
    desk.locator("[name='s-at_risk'][value='yes']").check()
    desk.fill("[name='s-alias']", "Puente del Sur")
    assert_accessible(desk)
    press(desk, ".save-bar .button:not(.secondary)")
    assert_accessible(desk)
    press(desk, "main form.form .button")
    assert_accessible(desk)
    assert "Refugio" not in desk.content()
    assert ProtectedName.objects.get().name == "EXAMPLE: Refugio"
    assert Registration.objects.get().values == {}
