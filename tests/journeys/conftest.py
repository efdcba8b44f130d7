"""A browser for the journeys: the system's Chromium, the page's own Content-Security-Policy in force."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page

from network_portal.accounts.models import User
from network_portal.common import clock

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
METHODS_SESSION_KEY = "account_authentication_methods"  # allauth's
METHODS_USER_SESSION_KEY = "account_authentication_methods_user"
AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEIGHT = 900


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.journey)


SLOWEST = 45_000  # milliseconds: a writer waits up to 20 seconds for another, and the machine may be busy


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    found = shutil.which("chromium")
    if not found:
        pytest.fail("The journeys need a browser: install the Debian package 'chromium'.", pytrace=False)
    return {"executable_path": found, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture
def page_at(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """`page_at(320)` opens an empty page of that width; addresses are relative to the portal.

    `script=False` switches JavaScript off; other keywords go to Playwright's new_context.
    """
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, *, script: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=script,
            **options,
        )
        context.set_default_timeout(SLOWEST)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def signed_in(page_at: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """`signed_in(user)` opens a page with a session of that person, second factor given just now."""

    def opened(user: User, width: int = 1280, *, second_factor: bool = True, **options: Any) -> Page:
        page = page_at(width, **options)
        session = session_of(user, second_factor=second_factor)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": str(session.session_key), "url": live_server.url}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        return page

    return opened


def session_of(user: User, *, second_factor: bool) -> SessionStore:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    methods = ["password", "mfa"] if second_factor else ["password"]
    moment = clock.now().timestamp()
    session[METHODS_SESSION_KEY] = [{"method": method, "at": moment} for method in methods]
    session[METHODS_USER_SESSION_KEY] = str(user.pk)
    session.create()
    return session


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """No violation of WCAG 2.2 AA by axe, no sideways scrolling, one h1, a language on the page."""

    def checked(page: Page) -> None:
        problems = [*_violations(page), *_shape(page)]
        assert not problems, f"{page.url} at {page.viewport_size}:\n" + "\n".join(problems)

    return checked


def _violations(page: Page) -> list[str]:
    """The browser's debugging channel runs axe beside the page's script, so that the CSP stays on."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(result => result.violations)", RULES)
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: "
        + "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        for violation in found
    ]


def _shape(page: Page) -> list[str]:
    problems = []
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"):
        problems.append("the page scrolls sideways")
    if page.locator("h1").count() != 1:
        problems.append(f"{page.locator('h1').count()} headings of the first level")
    if not page.locator("html").get_attribute("lang"):
        problems.append("the page does not say its language")
    return problems
