"""The harness itself: a page in Chromium under the portal's own Content-Security-Policy, judged by axe."""

import pytest

from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_policy_stays_on_while_axe_looks(page_at, assert_accessible):
    page = page_at(320)
    blocked = []
    page.on("console", lambda message: blocked.append(message.text) if "Content Security Policy" in message.text else 0)
    answer = page.goto("/en/accounts/login/")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert_accessible(page)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.broken = 1\">')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.broken") is None
    assert blocked


def test_a_person_is_signed_in(signed_in):
    page = signed_in(make_user(name="Ana EXAMPLE"))
    page.goto("/en/dashboard/")
    assert page.url.endswith("/en/dashboard/")


def test_pages_are_tried_without_script_too(page_at):
    page = page_at(1280, script=False)
    page.goto("/en/")
    assert page.locator("h1").count() == 1
