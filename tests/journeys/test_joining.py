"""An organisation joins the Mechanism: from no account to 'done', on a phone, without script, by keyboard."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core.management import call_command

from mechanism.models import MembershipRequest, Registration
from network_portal.organisations.models import Organisation, ProtectedName
from tests.factories import make_user

PASSWORD = "cuatro palabras que nadie junta"
WORDS = {
    "es": {"table": "Mesa de Trabajo", "done": "Su organización está registrada"},
    "fr": {"table": "Table de travail", "done": "Votre organisation est inscrite"},
}


@pytest.fixture
def the_tables(transactional_db):
    call_command("load_taxonomy", verbosity=0)
    call_command("load_mechanism", verbosity=0)


def press(page, button="main form.form .button:not(.secondary)"):
    """By keyboard: the button has the focus and takes Enter."""
    page.locator(button).last.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick(page, name, *values):
    for value in values:
        page.locator(f"[name='{name}'][value='{value}']").focus()
        page.keyboard.press("Space")


def type_in(page, name, words):
    page.locator(f"[name='{name}']").focus()
    page.keyboard.type(words)


@pytest.mark.parametrize("language", ["es", "fr"])
def test_from_no_account_to_done_on_a_phone_without_script(the_tables, page_at, language):
    phone = page_at(320, script=False)
    phone.goto(f"/{language}/mechanism/join/")
    press(phone, "main a.button")
    assert "/accounts/signup/" in phone.url
    type_in(phone, "email", "luz@example.org")
    type_in(phone, "password1", PASSWORD)
    press(phone)

    # the mail is opened on another device, where nobody is signed in
    key = EmailConfirmationHMAC(EmailAddress.objects.get()).key
    other = page_at(320, script=False)
    other.goto(f"/{language}/accounts/confirm-email/{key}/?next=/{language}/mechanism/join/begin/")
    type_in(other, "password1", PASSWORD)
    press(other)
    assert other.url.endswith(f"/{language}/mechanism/join/organisation/")

    type_in(other, "s-name", "EXAMPLE: Casa de Paso")
    other.select_option("[name='s-kind']", "migrants")
    other.select_option("[name='s-where']", label="Honduras")
    press(other)
    tick(other, "s-objectives", 8, 5)
    press(other)
    assert WORDS[language]["table"] in other.inner_text("main")
    tick(other, "s-tables", 2, 4)
    press(other)
    tick(other, "s-at_risk", "no")
    press(other)
    assert other.url.endswith("/join/check/")
    assert not MembershipRequest.objects.exists()
    press(other, "main form.form .button")
    assert other.url.endswith("/join/done/")
    assert WORDS[language]["done"] in other.inner_text("h1")
    assert sorted(MembershipRequest.objects.values_list("body__number", flat=True)) == [2, 4]
    assert not Organisation.objects.filter(name_es="EXAMPLE: Casa de Paso", is_listed=True).exists()


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
