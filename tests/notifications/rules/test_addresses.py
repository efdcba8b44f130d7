import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.notifications.rules.addresses import hide_addresses, masked


@pytest.mark.parametrize(
    "address, shown",
    [
        ("maria@domain.org", "m…@d…org"),
        ("j@un.example.int", "j…@u…int"),
        ("root@localhost", "r…@l…"),
        ("", ""),
        ("nonsense", "n…"),
    ],
)
def test_an_address_is_masked(address, shown):
    assert masked(address) == shown


def test_addresses_inside_a_text_are_masked():
    text = "Write to Ana <ana.lópez+x@mail.example.org>, or to b@c.de."
    assert hide_addresses(text) == "Write to Ana <a…@m…org>, or to b…@c…de."


@given(st.emails(), st.text(alphabet="abc <>(),;:", max_size=5))
def test_no_address_survives(address, around):
    person = address.rpartition("@")[0]
    hidden = hide_addresses(f"{around} {address} {around}")
    assert address not in hidden
    assert f"{person}@" not in hidden or len(person) == 1
