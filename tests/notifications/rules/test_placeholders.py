from hypothesis import given
from hypothesis import strategies as st

from network_portal.notifications.rules.placeholders import Placeholders, fill, hide_links


def test_a_mark_becomes_a_placeholder_and_then_a_link():
    placeholders = Placeholders(["link", "reset"])
    rendered = f"Go: {placeholders.marks['link']} or ({placeholders.marks['reset']})"
    stored = placeholders.settle(rendered)
    assert stored == "Go: [[link]] or ([[reset]])"
    assert fill(stored, {"link": "L", "reset": "R"}) == "Go: L or (R)"
    assert hide_links(stored, "hidden") == "Go: hidden or (hidden)"


@given(st.text(alphabet="[]link /?", max_size=30))
def test_typed_brackets_never_become_a_link(typed):
    stored = Placeholders(["link"]).settle(f"{typed}[[link]]{typed}")
    assert "THE-LINK" not in fill(stored, {"link": "THE-LINK"})
