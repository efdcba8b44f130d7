"""A co-chair's way: what is late, a status, a mark, a question; on a phone and without script."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from network_portal.common import clock
from network_portal.notifications.models import Message
from tests.factories import (
    make_activity,
    make_deliverable,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
    make_staff,
)
from workplan.models import Activity

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = "/work-plan/2026-2027"


@pytest.fixture
def activity():
    organisation = make_organisation("unicef", acronym_es="UNICEF")
    make_focal_point(organisation, name="EXAMPLE Ana", language="es")
    plan = make_plan(is_example=True, title_es="EXAMPLE: plan de trabajo 2026-2027")
    activity = make_activity(
        make_priority(plan, title_es="Apoyo de todo el sistema a los Estados Miembros en la implementación"),
        "B1.2",
        leads=(organisation,),
        title_es="EXAMPLE: organizar reuniones trimestrales de la Red Regional con los países interesados",
    )
    make_deliverable(activity, clock.today() - timedelta(days=30), 1)
    make_deliverable(activity, clock.today() + timedelta(days=30), 2)
    return activity


@pytest.mark.parametrize(("width", "language"), [(320, "es"), (1280, "fr")])
def test_a_co_chair_sees_what_is_late_and_acts_on_it(signed_in, assert_accessible, activity, width, language):
    page = signed_in(make_staff("co_chair"), width=width)
    page.goto(f"/{language}{PLAN}/board/")
    assert_accessible(page)
    assert page.locator(".figures li").first.inner_text().split()[0] == "1"
    page.locator(".figures a").first.click()
    page.wait_for_url("**/board/?show=late#list")

    page.locator('a[href*="/status/"]').click()
    page.wait_for_url("**/status/**")
    assert_accessible(page)
    page.locator("input[value=delayed]").check()
    page.locator("main form .button").first.click()
    page.locator(".error-summary").wait_for()
    page.wait_for_load_state()
    assert_accessible(page)
    assert page.locator(".error-summary").evaluate("box => box === document.activeElement")
    page.locator("[name=source]").fill("EXAMPLE: acta de la reunión")
    page.locator("main form .button").first.click()
    page.wait_for_url("**/board/?show=late#B1.2")
    told = page.locator(".told [role=status]:focus")
    told.wait_for()
    expect(told).to_be_in_viewport()

    page.locator('a[href*="/deliverables/1/"]').first.click()
    page.wait_for_url("**/deliverables/1/**")
    assert_accessible(page)
    page.locator("[name=evidence]").fill("EXAMPLE: acta")
    page.locator("main form .button").first.click()
    page.wait_for_url("**/board/?show=late#B1.2")
    assert_accessible(page)
    activity.refresh_from_db()
    assert (activity.status, activity.deliverables.filter(done_on=None).count()) == ("delayed", 1)


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
def test_the_five_counts_are_on_the_first_screen_of_a_phone(signed_in, activity, language):
    activity.plan.is_example = True
    activity.plan.save()
    page = signed_in(make_staff("co_chair"), width=320)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/{language}{PLAN}/board/")
    assert page.locator(".example").is_visible()
    last = page.locator(".figures li").nth(4).bounding_box()
    assert last["y"] + last["height"] <= 640


def test_an_organisation_is_asked_without_script(page_at, signed_in, activity):
    page = signed_in(make_staff("co_chair"), width=320, script=False)
    page.goto(f"/es{PLAN}/activities/B1.2/ask/?back=")
    page.locator("[name=words]").fill("EXAMPLE: ¿ya hay fecha?")
    page.locator("button[value=preview]").click()
    assert "EXAMPLE: ¿ya hay fecha?" in page.locator("main").inner_text()
    assert not Message.objects.exists()
    page.locator("button[value=send]").click()
    page.wait_for_url("**/board/#B1.2")
    assert Message.objects.get().language == "es"


@pytest.mark.parametrize(
    ("address", "width", "language"),
    [
        ("activities/B1.2/edit/", 320, "fr"),
        ("activities/B1.2/edit/", 1280, "es"),
        ("activities/B1.2/retire/", 320, "pt-br"),
        ("activities/B1.2/ask/", 1280, "fr"),
        ("activities/new/", 1280, "en"),
        ("calendar/", 320, "es"),
        ("priorities/B1/", 1280, "pt-br"),
        ("endorse/", 320, "fr"),
        ("put-in-force/", 1280, "en"),
        ("close/", 320, "es"),
        ("next/", 1280, "fr"),
        ("../new/", 320, "en"),
        ("board/?show=late_deliverables", 320, "pt-br"),
    ],
)
def test_the_co_chairs_pages_are_for_everyone(signed_in, assert_accessible, activity, address, width, language):
    page = signed_in(make_staff("co_chair"), width=width)
    page.goto(f"/{language}{PLAN}/{address}".replace("/2026-2027/..", ""))
    assert_accessible(page)


def test_of_two_browsers_the_second_keeps_its_text(signed_in, assert_accessible, activity):
    pages = [signed_in(make_staff("co_chair", name=f"EXAMPLE {n}"), width=320) for n in (1, 2)]
    for page in pages:
        page.goto(f"/es{PLAN}/activities/B1.2/edit/")
    for page, title in zip(pages, ("EXAMPLE primero", "EXAMPLE segundo"), strict=True):
        page.locator("[name=title_es]").fill(title)
        page.locator("[name=windows]").fill("2026-05\n2026-08")
        page.locator("[name=reason]").fill("EXAMPLE: cambió la sede")
        page.locator("[name=agreed_by]").fill("EXAMPLE: reunión de mayo")
        page.locator(".save-bar button").click()
    second = pages[1]
    second.locator(".conflict").wait_for()
    second.wait_for_load_state()
    assert_accessible(second)
    assert "EXAMPLE primero" in second.locator(".conflict").inner_text()
    assert second.locator("[name=title_es]").input_value() == "EXAMPLE segundo"
    second.locator(".save-bar button").click()
    second.wait_for_url("**/activities/B1.2/")
    assert Activity.objects.get().title_es == "EXAMPLE segundo"
