"""A secretariat writes down what it hears on the telephone; the organisation's own people confirm it, to the end."""

import pytest
from django.core.management import call_command

from mechanism.models import Admission, MembershipRequest
from network_portal.bodies.models import Body
from tests.journeys.mails import mailed
from tests.mechanism.seated import make_mandate

PASSWORD = "cuatro palabras que nadie junta"


def press(page, button="main form.form .button:not(.secondary, .quiet)"):
    with page.expect_navigation():
        page.locator(button).first.click()


@pytest.mark.parametrize(("language", "width"), [("pt-br", 320), ("en", 1280)])
def test_written_down_by_a_secretariat_and_confirmed(transactional_db, signed_in, page_at, language, width):
    call_command("load_taxonomy", verbosity=0)
    call_command("load_mechanism", verbosity=0)
    secretary = make_mandate(Body.objects.get(kind="working_table", number=2)).person

    desk = signed_in(secretary, width)
    desk.goto(f"/{language}/mechanism/join/for-others/")
    desk.fill("[name=name]", "EXAMPLE: Casa de Paso")
    desk.select_option("[name=kind]", "migrants")
    desk.select_option("[name=where]", label="Honduras")
    desk.check("[name=objectives][value='8']")
    desk.check("[name=tables][value='2']")
    desk.check("[name=at_risk][value=no]")
    desk.fill("[name=contact_email]", "luz@example.org")
    press(desk)
    assert desk.locator("[aria-invalid=true]").count() == 1, "it is asked whether the organisation agrees"
    desk.check("[name=agrees]")
    press(desk)
    assert "EXAMPLE: Casa de Paso" in desk.inner_text("main")
    assert not MembershipRequest.objects.exists()

    phone = page_at(width)
    phone.goto(mailed("luz@example.org"))
    press(phone, "button[name=sign_up]")
    assert phone.input_value("[name=email]") == "luz@example.org"
    phone.fill("[name=password1]", PASSWORD)
    press(phone)  # the link proved the address: nothing is mailed again
    press(phone)
    assert phone.url.endswith("/dashboard/"), "what is asked of it stands there"
    press(phone, "main a[href*='/join/confirm/']")
    assert phone.input_value("[name=name]") == "EXAMPLE: Casa de Paso"
    press(phone)
    assert phone.url.endswith("/join/done/")
    assert Admission.objects.get(confirmed_at__isnull=False).organisation.name == "EXAMPLE: Casa de Paso"
    assert MembershipRequest.objects.get().body.number == 2
    press(phone, "main a[href*='/mechanism/standing/']")
