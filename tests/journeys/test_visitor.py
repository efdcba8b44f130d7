"""A visitor on a slow phone: what a first visit weighs, without script, in another language, by keyboard."""

import pytest
from django.core.management import call_command

PUBLIC = (
    "",
    "objectives/",
    "objectives/8/",
    "work-plan/",
    "work-plan/2023-2024/",
    "work-plan/2023-2024/activities/B1.4/",
    "pages/privacy/",
)
MOST_BYTES, MOST_REQUESTS = 60_000, 6


@pytest.fixture
def the_real_plan(transactional_db):
    for command in ("load_taxonomy", "load_organisations", "load_work_plans"):
        call_command(command, verbosity=0)


def test_a_first_visit_is_light(the_real_plan, page_at):
    for path in PUBLIC:
        page = page_at(320)
        answers = []
        page.on("response", lambda answer, kept=answers: kept.append(answer))
        page.goto(f"/fr/{path}", wait_until="networkidle")
        sent = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
        assert len(answers) <= MOST_REQUESTS, [answer.url for answer in answers]
        assert 1_000 < sent <= MOST_BYTES, f"{path}: {sent} bytes"


def test_the_language_switch_keeps_the_page_and_the_filter(the_real_plan, page_at):
    page = page_at(1280, script=False)
    page.goto("/es/work-plan/2023-2024/?objective=8")
    page.get_by_role("link", name="Português").click()
    assert page.url.endswith("/pt-br/work-plan/2023-2024/?objective=8")
    assert page.locator("html").get_attribute("lang") == "pt-br"
    assert page.locator("tbody th[scope=row]").count() == 2


def test_filters_work_without_script(the_real_plan, page_at):
    page = page_at(1280, script=False)
    page.goto("/en/work-plan/2023-2024/")
    assert page.locator("tbody th[scope=row]").count() == 26
    page.locator("select[name=organisation]").select_option("wfp")
    page.locator("form:has(select[name=organisation]) button").click()
    assert "organisation=wfp" in page.url
    assert page.locator("tbody th[scope=row]").all_inner_texts()[0].startswith("T3.1")


def test_the_first_key_leads_past_the_menu(the_real_plan, page_at):
    page = page_at(1280)
    page.goto("/es/work-plan/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
