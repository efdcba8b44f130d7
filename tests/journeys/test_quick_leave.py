"""One press, and the page is a public one; Back does not lead to what was there."""

import pytest

from tests.factories import make_user


@pytest.mark.journey
@pytest.mark.parametrize("script", [True, False])
def test_leaving_quickly(signed_in, live_server, script):
    person = make_user(name="Ana EXAMPLE")
    page = signed_in(person, 320, script=script)
    page.goto(f"{live_server.url}/en/")
    page.goto(f"{live_server.url}/en/accounts/")
    assert "Ana EXAMPLE" in page.content()
    page.get_by_role("button", name="Leave quickly").click()
    page.wait_for_url(f"{live_server.url}/en/")
    assert "Ana EXAMPLE" not in page.content()
    page.go_back()
    page.wait_for_load_state()
    assert "Ana EXAMPLE" not in page.content()
