"""The button behind a mailed link, pressed in a browser: its headers must let the press through."""

from allauth.account.models import EmailAddress, EmailConfirmationHMAC

from network_portal.common.actors import SYSTEM
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.queries.invitations import invitation_token
from tests.factories import make_organisation, make_user

PASSWORD = "cuatro palabras que yo elegiría"


def all_asked(page):
    """Each request of the page: its address, and the referrer and origin that the browser sent."""
    asked = []
    page.on("request", lambda request: asked.append((request.url, request.all_headers())))
    return asked


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def test_an_address_is_confirmed_by_pressing_the_button(transactional_db, page_at):
    person = make_user()
    address = EmailAddress.objects.create(user=person, email=person.email, verified=False, primary=True)
    page = page_at(320)
    answer = page.goto(f"/es/accounts/confirm-email/{EmailConfirmationHMAC(address).key}/")
    assert answer.headers["referrer-policy"] == "no-referrer"
    page.get_by_label("Contraseña").fill(PASSWORD)
    press(page, "Confirmar mi dirección e iniciar sesión")
    address.refresh_from_db()
    assert address.verified
    assert page.url.endswith("/es/dashboard/"), "who chose the password is in"


def test_an_invitation_is_followed_without_its_token_going_anywhere(transactional_db, page_at):
    person = make_user(email="eva@example.org")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    iom = make_organisation("iom")
    invitation = invite(by=SYSTEM, organisation=iom, email=person.email, role="member", language="es")
    token = invitation_token(invitation)
    page = page_at(320)
    asked = all_asked(page)
    page.goto(f"/es/accounts/invitations/{token}/")
    press(page, "Iniciar sesión")
    assert page.url.endswith("/es/accounts/login/")
    page.get_by_label("Dirección de correo").fill(person.email)
    page.get_by_label("Contraseña").fill("correct horse battery")
    press(page, "Iniciar sesión")
    assert page.url.endswith(f"/es/accounts/invitations/{token}/"), "the way back"
    press(page, "Aceptar la invitación")
    assert iom.team.current().get().user == person
    assert [headers["origin"] for url, headers in asked if token in url and "origin" in headers] == ["null", "null"]
    assert not [url for url, headers in asked if token in str(headers.values())], "no header tells the token"
