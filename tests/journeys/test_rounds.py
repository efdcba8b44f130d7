"""A round from both sides: an agency answers from its mail on a phone, a co-chair decides."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from network_portal.accounts.models import User
from network_portal.monitoring.messages import updates_link
from network_portal.monitoring.models import Duty, Round, Update
from network_portal.notifications.models import Message
from tests.journeys.places import CO_CHAIR_OF_ECLAC
from workplan.models import Activity


@pytest.fixture
def open_round(transactional_db):
    for command in ("load_taxonomy", "load_organisations", "load_work_plans", "load_examples"):
        call_command(command, verbosity=0)
    return Round.objects.get(state="open")


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.parametrize("script", [True, False])
def test_an_agency_answers_from_its_mail_on_a_phone(open_round, page_at, assert_accessible, live_server, script):
    call = Message.objects.get(kind="monitoring.call", address="focal-point.two@example.org")
    path = "/" + updates_link(call.links["link"], "pt-br").split("/", 3)[3]
    page = page_at(320, script=script)
    assert page.goto(path).headers["referrer-policy"] == "no-referrer"
    if script:
        assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if script else True
    waiting = Duty.objects.filter(round=open_round, organisation__slug="iom", update=None).count()
    page.get_by_role("button", name=f"Sem novidades nas {waiting} sem resposta").click()
    page.wait_for_load_state()
    assert Duty.objects.filter(round=open_round, organisation__slug="iom", update=None).count() == 0
    subject = Activity.objects.get(plan__is_example=True, code="B1.4").subject_id
    draft = Update.objects.get(duty__round=open_round, subject=subject)
    box = page.locator(f"#id_d{draft.duty_id}-done")
    box.fill("EXAMPLE: duas práticas publicadas")
    if script:
        status = page.locator("[data-autosave-status]")
        page.context.set_offline(True)
        box.press_sequentially(".")
        expect(status).to_contain_text("não há conexão", timeout=15_000)
        page.context.set_offline(False)
        expect(status).to_contain_text(re.compile(r"^\s*salvo:"), timeout=15_000)
        draft.refresh_from_db()
        assert draft.done == "EXAMPLE: duas práticas publicadas."
        box.press("Backspace")
        page.route("**/updates/**", lambda route: route.fulfill(status=404))
        box.press_sequentially(".")
        expect(status).to_contain_text("não salva mais sozinha", timeout=15_000)
        page.unroute("**/updates/**")
        box.press("Backspace")
    press(page, "Salvar")
    draft.refresh_from_db()
    assert (draft.done, draft.state) == ("EXAMPLE: duas práticas publicadas", "draft")
    press(page, "Enviar")
    draft.refresh_from_db()
    assert draft.state == "submitted"
    receipt = Message.objects.filter(kind="monitoring.receipt", address=call.address).order_by("pk").last()
    assert "B1.4" in receipt.text


def test_a_co_chair_accepts_many_and_returns_one(open_round, signed_in, assert_accessible):
    page = signed_in(User.objects.get(email=CO_CHAIR_OF_ECLAC))
    page.goto(f"/es/rounds/{open_round.slug}/")
    assert_accessible(page)
    boxes = page.locator("input[name=update]")
    chosen = boxes.count()
    assert chosen == 4, "those of IOM and a pledge; their own waits for the other"
    page.get_by_role("link", name="Devolver").first.click()
    page.get_by_label("Qué falta").fill("EXAMPLE: ¿qué mes?")
    press(page, "Devolver la actualización")
    for box in page.locator("input[name=update]").all():
        box.check()
    press(page, "Aceptar las elegidas")
    assert "3 actualizaciones quedan aceptadas." in page.content()
    assert Update.objects.filter(comment="EXAMPLE: ¿qué mes?", state="returned").count() == 1
    assert Message.objects.filter(kind="monitoring.returned", text__contains="EXAMPLE: ¿qué mes?").count() == 1


CUT_CHOICES = """() => {
  const pen = document.createElement("canvas").getContext("2d"), arrow = 18;
  return [...document.querySelectorAll(".sheet select")].flatMap(list => {
    const style = getComputedStyle(list);
    const room = list.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
    pen.font = style.font;
    return [...list.options].map(one => one.text).filter(words => pen.measureText(words).width > room);
  });
}"""


def test_no_status_of_the_sheet_is_cut(open_round, signed_in):
    page, cut = signed_in(User.objects.get(email=CO_CHAIR_OF_ECLAC)), {}
    for language in ("es", "pt-br", "fr"):
        page.goto(f"/{language}/rounds/{open_round.slug}/sheet/")
        assert page.locator(".sheet select").count()
        for width in (320, 900, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            cut[language, width] = page.evaluate(CUT_CHOICES)
    assert not any(cut.values()), cut


def test_the_co_chairs_pages_are_for_everyone(open_round, signed_in, assert_accessible):
    person = User.objects.get(email=CO_CHAIR_OF_ECLAC)
    windows = {width: signed_in(person, width) for width in (320, 1280)}
    for path, width in (("sheet/", 320), ("sheet/", 1280), ("nudge/", 320), ("days/", 320)):
        page = windows[width]
        page.goto(f"/fr/rounds/{open_round.slug}/{path}")
        assert_accessible(page)
