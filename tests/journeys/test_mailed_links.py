"""The button behind a mailed link, pressed in a browser: its headers must let the press through."""

from allauth.account.models import EmailAddress, EmailConfirmationHMAC

from tests.factories import make_user


def test_an_address_is_confirmed_by_pressing_the_button(transactional_db, page_at):
    person = make_user()
    address = EmailAddress.objects.create(user=person, email=person.email, verified=False, primary=True)
    page = page_at(320)
    page.goto(f"/es/accounts/confirm-email/{EmailConfirmationHMAC(address).key}/")
    page.get_by_label("Contraseña").fill("cuatro palabras que yo elegiría")
    with page.expect_navigation():
        page.locator("main form[method=post] button").first.click()
    address.refresh_from_db()
    assert address.verified
    assert page.url.endswith("/es/dashboard/"), "who chose the password is in"
