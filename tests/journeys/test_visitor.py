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
    "mechanism/",
    "mechanism/tables/2/",
    "mechanism/liaison-table/",
    "countries/",
    "countries/CO/",
    "pledges/",
    "practices/",
    "practices/sao-paulo-municipal-council-of-immigrants/",
    "pages/about/",
    "pages/take-part/",
    "pages/privacy/",
    "pages/accessibility/",
)
KEYED = ("", "objectives/8/", "mechanism/", "practices/", "work-plan/2023-2024/", "pages/take-part/")
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(one => one.type !== "hidden" && one.checkVisibility({visibilityProperty: true}))
    .map((one, number) => (one.dataset.number = number))"""
FOCUSED = """() => {
    const style = getComputedStyle(document.activeElement);
    const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return [document.activeElement.dataset.number ?? "", isSeen];
}"""
MOST_BYTES, MOST_REQUESTS = 60_000, 6


@pytest.fixture
def the_real_plan(transactional_db):
    for command in ("load_taxonomy", "load_practices", "load_organisations", "load_mechanism", "load_work_plans"):
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


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tab_key_reaches_everything_and_one_sees_where_one_is(the_real_plan, page_at, width):
    page = page_at(width)
    for path in KEYED:
        page.goto(f"/fr/{path}")
        wanted = page.evaluate(REACHABLE)
        assert len(wanted) > 15
        reached, unseen = set(), []
        for _key in wanted:
            page.keyboard.press("Tab")
            number, is_seen = page.evaluate(FOCUSED)
            reached.add(number)
            if not is_seen:
                unseen.append(page.evaluate("document.activeElement.outerHTML"))
        assert reached == {str(number) for number in wanted}, path
        assert unseen == []


def test_a_heading_that_nothing_stands_above_keeps_its_distance(transactional_db, page_at):
    page = page_at(320)
    page.goto("/en/no-such-page/")
    top = "(name) => document.querySelector(name).getBoundingClientRect().top"
    assert page.evaluate(top, "h1") - page.evaluate(top, "main") >= 24
